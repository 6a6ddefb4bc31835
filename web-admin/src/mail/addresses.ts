/** Several addresses as people write them into one field. */
export const splitAddresses = (text: string): string[] =>
  text
    .split(/[,、;\s]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
