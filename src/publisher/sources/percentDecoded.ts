/** A path in an address as it is called on disk; one whose percent signs mean nothing stays as it is. */
export function percentDecoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
