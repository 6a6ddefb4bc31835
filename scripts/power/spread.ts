/** Chooses so many items, spread evenly over the list. @returns those that were chosen, and the others */
export function spread<Item>(items: readonly Item[], count: number): readonly [Item[], Item[]] {
  const wanted = Math.min(Math.max(0, count), items.length);
  const upTo = (place: number): number => Math.floor((place * wanted) / items.length);
  const isChosen = (_: Item, at: number): boolean => upTo(at + 1) > upTo(at);
  return [items.filter(isChosen), items.filter((item, at) => !isChosen(item, at))];
}
