/** RFC 5321: at most 254 characters. Quoted local parts are not taken: nobody has one. */
export function isMailAddress(address: string): boolean {
  return address.length <= 254 && /^[^\s<>()[\]\\,;:"@\p{C}]+@[^\s<>()[\]\\,;:"@\p{C}]+$/u.test(address);
}
