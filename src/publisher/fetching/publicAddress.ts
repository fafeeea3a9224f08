import { BlockList, isIP, isIPv4 } from 'node:net'

/** Address ranges that are not the public internet (IANA's special-purpose registries for IPv4 and IPv6). */
const ranges =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 ' +
  '192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 ' +
  '::/128 ::1/128 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8'

const notPublic = new BlockList()
for (const range of ranges.split(' ')) {
  const [net, prefix] = range.split('/') as [string, string]
  notPublic.addSubnet(net, Number(prefix), isIPv4(net) ? 'ipv4' : 'ipv6')
}

/** Whether an IP address is on the public internet. One that carries an IPv4 address inside is judged by that. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false
  const inner = innerIPv4(address)
  return inner === null ? !notPublic.check(address, isIPv4(address) ? 'ipv4' : 'ipv6') : isPublicAddress(inner)
}

/** The IPv4 address in `::ffff:a.b.c.d`, `::a.b.c.d` and `64:ff9b::a.b.c.d` (RFC 4291, RFC 6052). */
function innerIPv4(address: string): string | null {
  if (isIPv4(address)) return null
  // URL writes every IPv6 address in the one form of RFC 5952.
  const plain = URL.parse(`http://[${address.replace(/%.*$/, '')}]/`)?.hostname.slice(1, -1) ?? ''
  const [, high, low] = /^(?:::ffff:|64:ff9b::|::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(plain) ?? []
  if (high === undefined || low === undefined) return null
  const bytes = [high, low].flatMap((part) => [Number.parseInt(part, 16) >> 8, Number.parseInt(part, 16) & 255])
  return bytes.join('.')
}
