import { readdirSync } from 'node:fs'
import path from 'node:path'
import { isPicture } from '../sources/pictureNames.ts'

/** Finds the only picture of a name in a newsroom's folder, which is what `![[bru.png]]` means in notes; null where there are none, or several. */
export function picturesByName(): (root: string, name: string) => string | null {
  const listings = new Map<string, Map<string, string[]>>()
  return (root, name) => {
    const listing = listings.get(root) ?? Map.groupBy(picturesBelow(root), (file) => nameOf(file))
    listings.set(root, listing)
    const named = listing.get(nameOf(name)) ?? []
    return named.length === 1 ? path.join(root, named[0]!) : null
  }
}

function nameOf(file: string): string {
  return path.basename(file).normalize('NFC')
}

function picturesBelow(root: string): string[] {
  try {
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    return files.filter((file) => isPicture(file) && !/(?:^|[\\/])(?:\.|node_modules[\\/])/.test(file))
  } catch {
    return []
  }
}
