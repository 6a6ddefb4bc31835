/** Ctrl+S (Command+S) saves the form that has the focus, instead of the page as a file. */
export const onSaveKey = (save: () => Promise<unknown>) => (event: KeyboardEvent) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.code !== 'KeyS' || event.isComposing) return;
  event.preventDefault();
  void save();
};
