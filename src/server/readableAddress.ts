/**
 * An address as it is asked for here: without a fragment, which no server is meant to see, and without the scheme and
 * host a request may name it with (RFC 9112, section 3.2.2). Of one whose percent signs mean nothing, such as
 * `/a/50%-flere`, each is taken as it stands (`%25`): what cannot be decoded would else be answered before anything here
 * sees it, without headers, log or count.
 */
export function readable(url: string): string {
  const own = url.replace(/#.*$/s, '').replace(/^https?:\/\/[^/?]*\/?/i, '/')
  const end = own.indexOf('?')
  const [pathname, rest] = end < 0 ? [own, ''] : [own.slice(0, end), own.slice(end)]
  return isDecodable(pathname) ? own : pathname.replaceAll('%', '%25') + rest
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
