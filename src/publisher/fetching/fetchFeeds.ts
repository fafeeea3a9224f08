import { createHash } from 'node:crypto'
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { told } from '#terminal/told.ts'
import { decode } from '../sources/decode.ts'
import { fetchSafely, FetchFailure, type Answer } from './fetchSafely.ts'
import { lookAt, type Look } from '../sources/recognise.ts'

export interface FetchOptions {
  urls: string[]
  /** The newsroom's folder the files are saved in; made if it is missing. */
  to: string
  /** Whether addresses that are not on the public internet may be fetched. */
  allowPrivate?: boolean
  /** Bytes after decompression. */
  limit?: number
  /** Milliseconds for one address, with its redirects and its body. */
  timeout?: number
}

export interface Fetched {
  url: string
  outcome: 'saved' | 'unchanged' | 'failed'
  /** The file's name below the folder. */
  file: string | null
  message: string
}

/** A file of this very folder: whoever writes in the newsroom must not have one elsewhere replaced. */
const OwnFile = v.pipe(v.string(), v.regex(/^[\w-][\w.-]*$/))

/** What was answered last time, by address, so that only what has changed is sent again. */
const Memory = v.record(
  v.string(),
  v.object({ file: OwnFile, etag: v.optional(v.string()), modified: v.optional(v.string()) }),
)
type Memory = v.InferOutput<typeof Memory>

/** Files that begin with a period are none of the newsroom's articles. */
const memoryFile = '.lesesal-fetch.json'

const accepted =
  'application/feed+json, application/rss+xml, application/atom+xml, application/xml;q=0.9, application/json;q=0.9, text/html;q=0.8, */*;q=0.5'

/**
 * Saves what is at addresses of the web as files of a newsroom: the only place in the program that touches the network.
 * One that fails never stops the others, and never takes away what was saved before.
 */
export async function fetchFeeds({
  urls,
  to,
  allowPrivate = false,
  limit = 15 * 2 ** 20,
  timeout = 20_000,
}: FetchOptions): Promise<Fetched[]> {
  await mkdir(to, { recursive: true })
  const memory = await readMemory(to)
  const fetched: Fetched[] = []
  for (const url of new Set(urls)) {
    const clock = new AbortController()
    const timer = setTimeout(() => clock.abort(), timeout)
    try {
      const headers = await conditions(memory[url], to)
      const answer = await fetchSafely(url, headers, { allowPrivate, limit, signal: clock.signal })
      fetched.push(await keep(url, answer, to, memory))
    } catch (error) {
      if (!(error instanceof FetchFailure)) throw error
      const why = clock.signal.aborted ? told('fetch.slow', { seconds: timeout / 1000 }) : error.message
      fetched.push({ url, outcome: 'failed', file: null, message: told('fetch.nothing-changed', { why }) })
    } finally {
      clearTimeout(timer)
    }
  }
  await replace(to, memoryFile, JSON.stringify(memory, null, 2))
  return fetched
}

/** What was saved is only asked after while it is still there. */
async function conditions(known: Memory[string] | undefined, to: string): Promise<Record<string, string>> {
  const headers = { 'user-agent': 'lesesal', accept: accepted }
  const isThere =
    known !== undefined &&
    (await access(path.join(to, known.file)).then(
      () => true,
      () => false,
    ))
  if (!isThere) return headers
  return {
    ...headers,
    ...(known.etag !== undefined && { 'if-none-match': known.etag }),
    ...(known.modified !== undefined && { 'if-modified-since': known.modified }),
  }
}

async function keep(
  url: string,
  { status, headers, body, url: end, moved }: Answer,
  to: string,
  memory: Memory,
): Promise<Fetched> {
  const note = moved ? told('fetch.moved', { address: end }) : ''
  const known = memory[url]
  if (status === 304 && known)
    return { url, outcome: 'unchanged', file: known.file, message: told('fetch.not-changed') + note }
  if (status !== 200) throw new FetchFailure(told('fetch.status', { status }))
  if (body.length === 0) throw new FetchFailure(told('fetch.empty'))
  const file = known?.file ?? fileName(url, headers['content-type'] ?? '')
  const old = await readFile(path.join(to, file)).catch(() => null)
  refuseNoFeed(url, body, old)
  memory[url] = {
    file,
    ...(headers.etag !== undefined && { etag: headers.etag }),
    ...(headers['last-modified'] !== undefined && { modified: headers['last-modified'] }),
  }
  if (old?.equals(body)) return { url, outcome: 'unchanged', file, message: told('fetch.not-changed') + note }
  await replace(to, file, body)
  return { url, outcome: 'saved', file, message: told('fetch.saved-as', { file }) + note }
}

/** Throws FetchFailure for what would take the place of a feed: a sender that is away may say so in a page, and call it well and a feed. */
function refuseNoFeed(url: string, body: Buffer, old: Buffer | null): void {
  const isOfFeed = old === null ? /\.(xml|rss|atom|json)$/i.test(new URL(url).pathname) : isFeed(kindOf(old))
  const kind = kindOf(body)
  if (!isOfFeed || isFeed(kind)) return
  const answered = kind === 'html' ? 'fetch.page' : 'fetch.other'
  throw new FetchFailure(told(old === null ? answered : `${answered}/was`))
}

function kindOf(bytes: Buffer): Look['kind'] {
  return lookAt(decode(bytes, () => undefined) ?? '').kind
}

function isFeed(kind: Look['kind']): boolean {
  return kind === 'xml' || kind === 'json'
}

/** A name people know the address by, which no two addresses share. */
function fileName(url: string, type: string): string {
  const { hostname, pathname } = new URL(url)
  const stem = `${hostname}${pathname}`
    .toLowerCase()
    .replace(/\.[a-z]{2,4}$/, '')
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
  const ending =
    /json/.test(type) || /\.json$/i.test(pathname) ? 'json' : /html/.test(type) && !/xhtml/.test(type) ? 'html' : 'xml'
  return `${stem.slice(0, 60)}-${createHash('sha256').update(url).digest('hex').slice(0, 8)}.${ending}`
}

/** A file that cannot be read is as good as none: everything is then asked for anew. */
async function readMemory(to: string): Promise<Memory> {
  try {
    return v.parse(Memory, JSON.parse(await readFile(path.join(to, memoryFile), 'utf8')))
  } catch {
    return {}
  }
}

/** Whoever reads meanwhile finds the old file or the new one, never half of one. */
async function replace(to: string, file: string, content: string | Buffer): Promise<void> {
  const beside = path.join(to, `.${file.replace(/^\./, '')}.next`)
  await rm(beside, { force: true })
  // What lies there must be this one: written through a link, it would take another file's place.
  await writeFile(beside, content, { flag: 'wx' })
  await rename(beside, path.join(to, file))
}
