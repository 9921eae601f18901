/** Files that import each other, as `a > b > a`; each way round is told once, types included. */
export function cyclesIn(imports: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): void => {
    const before = path.indexOf(file);
    if (before >= 0) cycles.push([...path.slice(before), file].join(' > '));
    if (before >= 0 || done.has(file)) return;
    path.push(file);
    for (const imported of imports.get(file) ?? []) visit(imported);
    path.pop();
    done.add(file);
  };
  for (const file of imports.keys()) visit(file);
  return cycles;
}
