/** Zones by the names RFC 822 knows (section 5.1, military letters left out: RFC 1123 found them unusable) and Europe's own. */
const named = new Map<string, string>(
  Object.entries({
    UT: 'Z',
    UTC: 'Z',
    GMT: 'Z',
    Z: 'Z',
    EST: '-05:00',
    EDT: '-04:00',
    CST: '-06:00',
    CDT: '-05:00',
    MST: '-07:00',
    MDT: '-06:00',
    PST: '-08:00',
    PDT: '-07:00',
    WET: '+00:00',
    WEST: '+01:00',
    CET: '+01:00',
    CEST: '+02:00',
    MET: '+01:00',
    MEST: '+02:00',
    EET: '+02:00',
    EEST: '+03:00',
    MSK: '+03:00',
  }),
)

/** The offset a zone is written as: `Z`, `+02`, `-0500`, `+01:00`, `EST`, `GMT+2`. Null for a name nobody can be sure of. */
export function offsetOf(name: string): string | null {
  const zone = name.toUpperCase()
  // Go writes the name of a zone behind its offset.
  const parts = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d\d))?(?:\s[A-Z]{3,4})?$/.exec(zone)
  if (!parts) return named.get(zone) ?? null
  const offset = `${parts[1]}${parts[2]!.padStart(2, '0')}:${parts[3] ?? '00'}`
  // RFC 3339 section 4.3: "-00:00" is UTC whose local offset is unknown.
  return offset === '-00:00' ? 'Z' : offset
}

/**
 * The offset that held in an IANA zone at a wall-clock time (`2024-05-17T12:00:00`). Null for an hour that the change to
 * or from summer time left out or gave twice.
 */
export function offsetInZone(wallClock: string, zone: string): string | null {
  const asUtc = Date.parse(`${wallClock}Z`)
  const day = 24 * 60 * 60 * 1000
  const aheadAt = aheadIn(zone)
  const offsets = [asUtc - day, asUtc + day].map(aheadAt)
  const fitting = [...new Set(offsets)].filter((minutes) => aheadAt(asUtc - minutes * 60_000) === minutes)
  return fitting.length === 1 ? written(fitting[0]!) : null
}

const zones = new Map<string, (moment: number) => number>()

/** Tells for a moment (milliseconds) by how many minutes the clocks of an IANA zone are ahead of UTC. */
export function aheadIn(zone: string): (moment: number) => number {
  const known = zones.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  const aheadAt = (moment: number) => {
    const name = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')!.value
    const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name)!
    return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  }
  zones.set(zone, aheadAt)
  return aheadAt
}

/** The offset of a zone that a text names, `Europe/Oslo`; null where there is none of that name. */
export function offsetInNamed(wallClock: string, name: string): string | null {
  try {
    return name.includes('/') ? offsetInZone(wallClock, name) : null
  } catch {
    return null
  }
}

function written(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
}
