import { rm } from 'node:fs/promises'
import path from 'node:path'

/**
 * Programs that tests start keep what Node has compiled, as an installed one does: it is half of what they take to start.
 * Emptied for each run, as copies of the program in places of their own leave what nobody asks for again.
 */
export default async function keepCompiled(): Promise<void> {
  const place = path.resolve('.lesesal/compiled')
  await rm(place, { recursive: true, force: true })
  process.env.NODE_COMPILE_CACHE = place
}
