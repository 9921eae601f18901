import ts from 'typescript';
import { pureGlobals } from './plan.js';

export interface Impurity {
  readonly line: number;
  readonly what: string;
}

/** Tells the machine's own zone instead of the one that is meant. */
const localParts = /^[gs]et(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)$/;

/** Where a file reaches for something the language does not promise to be the same every time: a clock, chance, the world. */
export function impuritiesOf(source: ts.SourceFile): Impurity[] {
  const found: Impurity[] = [];
  const declared = declarations(source);
  const add = (node: ts.Node, what: string) =>
    found.push({ line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1, what });

  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isIdentifier(node) && isRead(node) && !isDeclared(node, declared)) {
      const complaint = complaintAbout(node);
      if (complaint) add(node, complaint);
    }
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) add(node, 'import.meta');
    if (ts.isPropertyAccessExpression(node)) {
      if (node.name.text === 'constructor') add(node, '.constructor');
      if (localParts.test(node.name.text)) add(node, `.${node.name.text}`);
      if (isClockCall(node)) add(node, `.${node.name.text}()`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `something.now()`, and `format()` without a moment, which means this one. */
function isClockCall({ name, parent }: ts.PropertyAccessExpression): boolean {
  if (!ts.isCallExpression(parent) || parent.arguments.length > 0) return false;
  return (
    ['now', 'formatToParts'].includes(name.text) && parent.expression.kind === ts.SyntaxKind.PropertyAccessExpression
  );
}

/** What is wrong with a global, or undefined. */
function complaintAbout(node: ts.Identifier): string | undefined {
  const { parent, text } = node;
  const member = ts.isPropertyAccessExpression(parent) && parent.expression === node ? parent.name.text : undefined;
  if (text === 'Math') return member !== undefined && member !== 'random' ? undefined : `Math.${member ?? ''}`;
  if (text === 'Intl') return member === undefined ? 'Intl, handed on' : undefined;
  if (text === 'Date') return isPureDate(node, member) ? undefined : `Date${member === undefined ? '' : `.${member}`}`;
  return pureGlobals.has(text) ? undefined : text;
}

function isPureDate(node: ts.Identifier, member: string | undefined): boolean {
  const { parent } = node;
  if (member !== undefined) return member === 'UTC' || member === 'parse';
  // With several parts a date is one of the machine's own zone.
  if (ts.isNewExpression(parent) && parent.expression === node) {
    return parent.arguments?.length === 1 && !ts.isSpreadElement(parent.arguments[0]!);
  }
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword;
}

/** Whether an identifier is the value of a name, not the name of a property, of an import or of a tag. */
function isRead(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isJsxAttribute(parent) || ts.isJsxNamespacedName(parent)) return false;
  if (ts.isJsxOpeningLikeElement(parent) || ts.isJsxClosingElement(parent)) return !/^[a-z]/.test(node.text);
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isImportClause(parent)) return false;
  if (ts.isNamespaceImport(parent) || ts.isNamespaceExport(parent) || ts.isImportAttribute(parent)) return false;
  if (ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent) || ts.isMetaProperty(parent)) return false;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  const name = (parent as Partial<ts.NamedDeclaration>).name;
  return name !== node;
}

type Declared = ReadonlyMap<ts.Node, ReadonlySet<string>>;

function isDeclared(node: ts.Identifier, declared: Declared): boolean {
  for (let at: ts.Node | undefined = node; at; at = at.parent) if (declared.get(at)?.has(node.text)) return true;
  return false;
}

/** The names every block, function and file declares. */
function declarations(source: ts.SourceFile): Declared {
  const declared = new Map<ts.Node, Set<string>>();
  const declare = (name: ts.BindingName | ts.Identifier | undefined, scope: ts.Node) => {
    if (!name) return;
    if (ts.isIdentifier(name)) declared.set(scope, (declared.get(scope) ?? new Set()).add(name.text));
    else for (const element of name.elements) if (ts.isBindingElement(element)) declare(element.name, scope);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node)) declare(node.name, scopeOf(node));
    else if (ts.isParameter(node)) declare(node.name, node.parent);
    else if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isEnumDeclaration(node))
      declare(node.name, scopeOf(node));
    else if (ts.isFunctionExpression(node) || ts.isClassExpression(node)) declare(node.name, node);
    else if (ts.isImportClause(node) || ts.isImportSpecifier(node) || ts.isNamespaceImport(node))
      declare(node.name, source);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return declared;
}

function scopeOf(node: ts.Node): ts.Node {
  let at = node.parent;
  while (
    !(ts.isSourceFile(at) || ts.isBlock(at) || ts.isFunctionLike(at) || ts.isCaseBlock(at) || ts.isCatchClause(at)) &&
    !(ts.isForStatement(at) || ts.isForOfStatement(at) || ts.isForInStatement(at))
  ) {
    at = at.parent;
  }
  return at;
}
