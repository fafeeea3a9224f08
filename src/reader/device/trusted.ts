/**
 * The address of a script of our own, as the security policy wants it: it lets no page start a script from text, unless
 * code says by name that it knows where that is from.
 */
export function trusted(address: string): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes }
  return trustedTypes
    ? trustedTypes.createPolicy('lesesal', { createScriptURL: (url) => url }).createScriptURL(address)
    : address
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string }
}
