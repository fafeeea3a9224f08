/**
 * An address whose percent signs mean nothing, such as `/a/50%-flere`, with each of them taken as it stands (`%25`). What
 * cannot be decoded would else be answered before anything here sees it: without headers, log or count.
 */
export function readable(url: string): string {
  const end = url.search(/[?#]/)
  const [pathname, rest] = end < 0 ? [url, ''] : [url.slice(0, end), url.slice(end)]
  return isDecodable(pathname) ? url : pathname.replaceAll('%', '%25') + rest
}

function isDecodable(pathname: string): boolean {
  if (!pathname.includes('%')) return true
  try {
    decodeURIComponent(pathname)
    return true
  } catch {
    return false
  }
}
