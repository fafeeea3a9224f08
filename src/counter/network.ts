import { BlockList, isIPv6 } from 'node:net'

/** The part of an address that stands for one visitor: all of IPv4, also where IPv6 carries it, the first 64 bits of IPv6. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  // Some proxies name the port too, another one for each connection.
  const [, v4, v6] = /^(?:(\d+\.\d+\.\d+\.\d+)|\[(.*)\])(?::\d+)?$/.exec(address) ?? []
  const plain = (v4 ?? v6 ?? address).replace(/%.*$/, '')
  if (!isIPv6(plain)) return plain
  const groups = groupsOf(plain)
  const named = (some: number[]) => some.map((group) => group.toString(16)).join(':')
  if (!carriesIPv4.has(named(groups.slice(0, 6)))) return named(groups.slice(0, 4))
  return groups
    .slice(6)
    .flatMap((group) => [group >> 8, group & 255])
    .join('.')
}

/** Addresses of the machine itself and of networks that are nobody's else (RFC 1918, RFC 4193): a proxy in front has one. */
const nearby = new BlockList()
nearby.addSubnet('127.0.0.0', 8)
nearby.addSubnet('10.0.0.0', 8)
nearby.addSubnet('172.16.0.0', 12)
nearby.addSubnet('192.168.0.0', 16)
nearby.addAddress('::1', 'ipv6')
nearby.addSubnet('fc00::', 7, 'ipv6')

/** Whether an address is of this machine or of a network of its own. */
export function isNearby(address: string): boolean {
  return nearby.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}

/** What stands before an IPv4 address: mapped into IPv6 (RFC 4291, section 2.5.5.2), and translated by NAT64 (RFC 6052). */
const carriesIPv4 = new Set(['0:0:0:0:0:ffff', '64:ff9b:0:0:0:0'])

/** The eight groups of an IPv6 address, however it is written. */
function groupsOf(address: string): number[] {
  const [head, tail] = address.split('::').map(readGroups) as [number[], number[] | undefined]
  if (tail === undefined) return head
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => 0), ...tail]
}

/** Groups of four hexadecimal digits; the last two may be written as IPv4. */
function readGroups(text: string): number[] {
  return text.split(':').flatMap((group) => {
    if (group === '') return []
    if (!group.includes('.')) return [Number.parseInt(group, 16)]
    const [a, b, c, d] = group.split('.').map(Number) as [number, number, number, number]
    return [(a << 8) | b, (c << 8) | d]
  })
}
