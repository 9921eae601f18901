import ts from 'typescript';

/** One place where a file names another file or a package. */
export interface Reference {
  readonly specifier: string;
  readonly line: number;
  /** Gone at run time: `import type`, or every name marked `type`. */
  readonly typeOnly: boolean;
  /** An address beside the file (`new URL('./x.js', import.meta.url)`) instead of a module specifier. */
  readonly address: boolean;
  /** Which names are imported; undefined means all of them, or whatever the file does when it is loaded. */
  readonly names?: readonly string[];
}

export interface References {
  readonly references: readonly Reference[];
  /** Lines with a reference whose target cannot be told by reading. */
  readonly unclear: readonly { readonly line: number; readonly why: string }[];
}

/** Every reference of a file to another, in whatever form the language has for it. */
export function referencesOf(source: ts.SourceFile): References {
  const references: Reference[] = [];
  const unclear: { line: number; why: string }[] = [];
  const requires = namesOf(source, isCreated, ['require']);
  const addresses = namesOf(source, (given) => addressIn(given) !== undefined);
  const lineOf = (node: ts.Node) => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;

  /** `given` is what stands where a specifier is expected: it must be a literal, or already resolved from one. */
  const refer = (given: ts.Expression | undefined, about: Partial<Reference>, at: ts.Node) => {
    if (given && isResolved(given, requires)) return;
    const specifier = given && literalOf(given);
    if (specifier === undefined) unclear.push({ line: lineOf(at), why: 'the target is not a literal' });
    else references.push({ specifier, line: lineOf(at), typeOnly: false, address: false, ...about });
  };

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      refer(node.moduleSpecifier, importedBy(node.importClause), node);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      refer(node.moduleSpecifier, exportedBy(node), node);
    } else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
      refer(node.moduleReference.expression, { typeOnly: node.isTypeOnly }, node);
    } else if (ts.isImportTypeNode(node)) {
      refer(
        ts.isLiteralTypeNode(node.argument) ? asExpression(node.argument.literal) : undefined,
        { typeOnly: true },
        node,
      );
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      refer(node.arguments[0], {}, node);
    } else if (ts.isCallExpression(node) && isRequire(node.expression, requires)) {
      refer(node.arguments[0], {}, node);
    } else if (isCreated(node) && !isOwnUrl(node.arguments[0]) && !isResolved(node.arguments[0], requires)) {
      unclear.push({ line: lineOf(node), why: 'require is created for another place' });
    } else if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) {
      seeMeta(node);
    } else if (startsAnother(node)) {
      const target = node.arguments?.[0];
      const clear = target && (addressIn(target) || addresses.has(nameOf(target) ?? ''));
      if (!clear) unclear.push({ line: lineOf(node), why: 'what is started is not a literal address' });
    } else if (ts.isIdentifier(node) && isStrayRequire(node, requires)) {
      unclear.push({ line: lineOf(node), why: 'require is handed on' });
    }
    ts.forEachChild(node, visit);
  };

  /** `import.meta` is the way to every address beside the file, so each use of it must be one of four known ones. */
  const seeMeta = (meta: ts.Node) => {
    const member = meta.parent;
    const used = ts.isPropertyAccessExpression(member) ? member.parent : undefined;
    const name = ts.isPropertyAccessExpression(member) ? member.name.text : '';
    if (name === 'resolve' && used && ts.isCallExpression(used) && used.expression === member) {
      refer(used.arguments[0], {}, used);
    } else if (name === 'url' && used && ts.isNewExpression(used) && isNamed(used.expression, 'URL')) {
      refer(used.arguments?.[0], { address: true }, used);
    } else if (!(name === 'url' && used && ts.isCallExpression(used) && isNamed(used.expression, 'createRequire'))) {
      unclear.push({ line: lineOf(meta), why: 'import.meta is handed on' });
    }
  };

  visit(source);
  return { references, unclear };
}

function importedBy(clause: ts.ImportClause | undefined): Partial<Reference> {
  if (!clause) return {};
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return { typeOnly: true };
  const bindings = clause.namedBindings;
  if (clause.name || !bindings || !ts.isNamedImports(bindings)) return {};
  return named(bindings.elements);
}

function exportedBy(node: ts.ExportDeclaration): Partial<Reference> {
  if (node.isTypeOnly) return { typeOnly: true };
  return node.exportClause && ts.isNamedExports(node.exportClause) ? named(node.exportClause.elements) : {};
}

function named(elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[]): Partial<Reference> {
  const values = elements.filter(({ isTypeOnly }) => !isTypeOnly);
  return {
    typeOnly: elements.length > 0 && values.length === 0,
    names: values.map(({ propertyName, name }) => (propertyName ?? name).text),
  };
}

const asExpression = (literal: ts.LiteralTypeNode['literal']) => (ts.isStringLiteral(literal) ? literal : undefined);

const isNamed = (node: ts.Node, name: string): boolean =>
  (ts.isIdentifier(node) && node.text === name) || (ts.isPropertyAccessExpression(node) && node.name.text === name);

/** A literal; of a template that begins with a package's name, what is certain, and a star. */
function literalOf(given: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(given)) return given.text;
  if (!ts.isTemplateExpression(given)) return undefined;
  const certain = /^(@[\w-]+|[\w-][\w.-]*)\//.exec(given.head.text)?.[0];
  return certain && `${certain}*`;
}

/** What a variable or a property is called. */
function nameOf(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return ts.isIdentifier(node) ? node.text : undefined;
}

/** The variables and properties of this file whose initial value is of a kind. */
function namesOf(
  source: ts.SourceFile,
  wanted: (value: ts.Expression) => boolean,
  known: readonly string[] = [],
): ReadonlySet<string> {
  const names = new Set(known);
  const visit = (node: ts.Node): void => {
    if (
      (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) &&
      node.initializer &&
      wanted(node.initializer)
    )
      names.add(nameOf(node.name) ?? '');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

const isCreated = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) && isNamed(node.expression, 'createRequire');

/** `import.meta.url` */
const isOwnUrl = (node: ts.Node | undefined): boolean =>
  node !== undefined && ts.isPropertyAccessExpression(node) && ts.isMetaProperty(node.expression);

/** A specifier resolved by a call that is a reference itself. */
function isResolved(node: ts.Node | undefined, requires: ReadonlySet<string>): boolean {
  if (!node || !ts.isCallExpression(node) || nameOf(node.expression) !== 'resolve') return false;
  return isRequire(node.expression, requires) || isOwnUrl(node.expression);
}

/** `require`, `require.resolve`, and the same of `createRequire(…)` used on the spot. */
function isRequire(callee: ts.Expression, names: ReadonlySet<string>): boolean {
  if (ts.isPropertyAccessExpression(callee)) {
    if (names.has(callee.name.text)) return true;
    return callee.name.text === 'resolve' && isRequire(callee.expression, names);
  }
  return (ts.isIdentifier(callee) && names.has(callee.text)) || isCreated(callee);
}

function isStrayRequire(node: ts.Identifier, names: ReadonlySet<string>): boolean {
  const { parent } = node;
  if (!names.has(node.text) || (ts.isVariableDeclaration(parent) && parent.name === node)) return false;
  if (ts.isCallExpression(parent) && parent.expression === node) return false;
  if (ts.isPropertyAccessExpression(parent)) {
    return parent.expression === node && !['resolve', 'cache'].includes(parent.name.text);
  }
  return !ts.isPropertyAssignment(parent) && !ts.isPropertySignature(parent) && !ts.isParameter(parent);
}

/** `new Worker(…)` and `fork(…)` run another file. */
function startsAnother(node: ts.Node): node is ts.NewExpression | ts.CallExpression {
  return (
    (ts.isNewExpression(node) && isNamed(node.expression, 'Worker')) ||
    (ts.isCallExpression(node) && isNamed(node.expression, 'fork'))
  );
}

/** The address of what is started, seen through `fileURLToPath(…)`; its target is found where `import.meta` is met. */
function addressIn(given: ts.Expression | undefined): ts.NewExpression | undefined {
  if (!given) return undefined;
  if (ts.isCallExpression(given) && isNamed(given.expression, 'fileURLToPath')) return addressIn(given.arguments[0]);
  return ts.isNewExpression(given) && isNamed(given.expression, 'URL') && isOwnUrl(given.arguments?.[1])
    ? given
    : undefined;
}
