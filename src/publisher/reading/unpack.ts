import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { crc32, gunzip } from 'node:zlib'
import { getFileNameLowLevel, openPromise, validateFileName, type Entry, type ZipFile } from 'yauzl'
import { remarkOn, type Finding, type Remark } from '../findings.ts'
import { isHidden, whyNoStory } from './passedOver.ts'
import { isPicture } from '../sources/pictureNames.ts'
import { unpacked } from './origin.ts'
import type { Limits } from '../settings.ts'
import { isOfFolder } from './filesOfFolders.ts'
import { isList } from './substackExport.ts'

/** The bytes of one article file, by its path; a file in an archive stands below the archive's name. */
export interface Unpacked {
  path: string
  bytes: Uint8Array
}

/** An archive may hold this many times what one of its files may. */
const archiveRoom = 100

/**
 * The article files that a file of the newsroom holds: itself, what is compressed in a `.gz`, or each file in a `.zip`.
 * What is beyond the limits or broken is left out with a finding; nothing is unpacked further than the limit.
 */
export async function* unpack(
  from: string,
  name: string,
  limits: Limits,
  findings: Finding[],
): AsyncGenerator<Unpacked> {
  const remark = remarkOn(name, findings)
  const longest = limits.megabytes * 2 ** 20
  try {
    const { start, whole } = readWithin(from, longest)
    if (isZip(start)) yield* filesInZip(from, name, limits, findings)
    else if (whole === null) remark('rejected', 'limit.size', { megabytes: limits.megabytes })
    else {
      const bytes = await inflated(whole, longest, limits, remark)
      if (bytes !== null) yield { path: unpacked(name), bytes }
    }
  } catch (error) {
    remark('rejected', 'file.unreadable', { reason: reasonOf(error) })
  }
}

/**
 * How a file begins, and all of it when it is no longer than `longest` bytes. The thread has nothing else to do, and to
 * wait for each step of many small files would take a tenth of the time that reading them does.
 */
function readWithin(file: string, longest: number): { start: Uint8Array; whole: Uint8Array | null } {
  const opened = openSync(file, 'r')
  try {
    if (fstatSync(opened).size <= longest) {
      const whole = readFileSync(opened)
      return { start: whole, whole }
    }
    const start = Buffer.alloc(4)
    readSync(opened, start, 0, start.length, 0)
    return { start, whole: null }
  } finally {
    closeSync(opened)
  }
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4
}

/** What gzip has compressed; other bytes as they are. Null beyond the limit or when broken. */
async function inflated(
  bytes: Uint8Array,
  longest: number,
  { megabytes }: Limits,
  remark: Remark,
): Promise<Uint8Array | null> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: longest })
  } catch (error) {
    const isTooLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    remark('rejected', isTooLong ? 'limit.size' : brokenBy(error), { megabytes, reason: reasonOf(error) })
    return null
  }
}

/** Most archives that cannot be unpacked were cut off on their way; that is said without the library's words. */
function brokenBy(error: unknown): 'archive.broken' | 'archive.broken/cut' {
  return /central directory record|unexpected end/i.test(reasonOf(error)) ? 'archive.broken/cut' : 'archive.broken'
}

async function* filesInZip(from: string, name: string, limits: Limits, findings: Finding[]): AsyncGenerator<Unpacked> {
  const remark = remarkOn(name, findings)
  let zip: ZipFile
  try {
    // A name that the library refuses would end the whole archive, so names are looked at one by one here.
    zip = await openPromise(from, {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
      decodeStrings: false,
    })
  } catch (error) {
    remark('rejected', brokenBy(error), { reason: reasonOf(error) })
    return
  }
  try {
    yield* entriesOf(zip, name, limits, findings)
  } catch (error) {
    remark('rejected', brokenBy(error), { reason: reasonOf(error) })
  } finally {
    zip.close()
  }
}

async function* entriesOf(zip: ZipFile, name: string, limits: Limits, findings: Finding[]): AsyncGenerator<Unpacked> {
  const longest = limits.megabytes * 2 ** 20
  let room = longest * archiveRoom
  if (zip.entryCount > limits.elements) {
    remarkOn(name, findings)('rejected', 'limit.size', { megabytes: limits.megabytes })
    return
  }
  const names = new Map<string, number>()
  for (const entry of await listsFirst(zip)) {
    if (isDocument(entry)) {
      remarkOn(name, findings)('note', 'no.article/office')
      return
    }
    // To what is hidden `..` would belong, too.
    if (validateFileName(entry.fileName) !== null) {
      remarkOn(`${name}/${entry.fileName}`, findings)('rejected', 'archive.name')
      continue
    }
    if (isPassedOver(entry)) continue
    const file = `${name}/${numbered(entry.fileName, names)}`
    const remark = remarkOn(file, findings)
    room -= entry.uncompressedSize
    const why = whyNoStory(path.posix.basename(entry.fileName))
    if (why !== null) remark('note', ...why)
    else if (entry.uncompressedSize > longest || room < 0)
      remark('rejected', 'limit.size', { megabytes: limits.megabytes })
    else if (isLink(entry)) remark('rejected', 'file.link')
    else if (entry.isEncrypted()) remark('rejected', 'archive.locked')
    else {
      const packed = await bytesOf(zip, entry, remark)
      const bytes = packed && (await inflated(packed, longest, limits, remark))
      if (bytes !== null && isZip(bytes) && isDocumentInside(bytes)) remark('note', 'no.article/office')
      else if (bytes !== null && isZip(bytes)) remark('rejected', 'archive.nested')
      else if (bytes !== null) yield { path: unpacked(file), bytes }
    }
  }
}

/** An archive may hold two files of one name, or one of them compressed: the second is called `sak (2).md`. */
function numbered(file: string, names: Map<string, number>): string {
  const called = (times: number) => (times === 1 ? file : file.replace(/(\.[^./]+)?(\.gz)?$/i, ` (${times})$&`))
  let times = (names.get(unpacked(file)) ?? 0) + 1
  // One may be called so already.
  while (times > 1 && names.has(unpacked(called(times)))) times++
  names.set(unpacked(file), times)
  if (times > 1) names.set(unpacked(called(times)), 1)
  return called(times)
}

/** The files of an archive; before the others the lists that say what those do not say themselves. */
async function listsFirst(zip: ZipFile): Promise<Entry[]> {
  const lists: Entry[] = []
  const others: Entry[] = []
  for await (const entry of zip.eachEntry()) {
    const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
    entry.fileName = name
    ;(isList(name) || isOfFolder(name) ? lists : others).push(entry)
  }
  return [...lists, ...others]
}

/** The bytes of one file, as they were packed; null, with a remark, when they are others by now. */
async function bytesOf(zip: ZipFile, entry: Entry, remark: Remark): Promise<Buffer | null> {
  try {
    const bytes = await buffer(await zip.openReadStreamPromise(entry))
    if (crc32(bytes) !== entry.crc32) throw new Error('its checksum is another')
    return bytes
  } catch (error) {
    remark('rejected', 'archive.broken/entry', { reason: reasonOf(error) })
    return null
  }
}

/** Word, OpenDocument and e-books are archives by how they are made. */
function isDocument({ fileName }: Entry): boolean {
  return fileName === '[Content_Types].xml' || fileName === 'mimetype'
}

/** The same of one within an archive, by the names that stand in it as they are. */
function isDocumentInside(bytes: Uint8Array): boolean {
  const document = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return document.includes('[Content_Types].xml') || document.subarray(30, 38).toString() === 'mimetype'
}

/** Folders, what no newsroom means to publish, and pictures, which stories name themselves. */
function isPassedOver({ fileName }: Entry): boolean {
  return fileName.endsWith('/') || fileName.split('/').some(isHidden) || isPicture(fileName)
}

/** The upper half of the attributes is the Unix mode. */
function isLink({ externalFileAttributes }: Entry): boolean {
  return ((externalFileAttributes >>> 16) & 0o170000) === 0o120000
}

function reasonOf(error: unknown): string {
  return (error as Error).message.replace(/\.$/, '')
}
