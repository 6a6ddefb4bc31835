/** Who imports whom, by path. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** Every circle found, as the paths on the way round. Each file is entered once, so the list is short, not complete. */
export const circlesIn = (graph: Graph): readonly (readonly string[])[] => {
  const done = new Set<string>();
  const circles: string[][] = [];
  const visit = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path);
    if (at !== -1) {
      circles.push([...way.slice(at), path]);
      return;
    }
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return circles;
};
