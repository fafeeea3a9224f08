import { lookup } from 'node:dns'
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { told } from '#terminal/told.ts'
import { isPublicAddress } from './publicAddress.ts'

/** An address that was not fetched; the message says why and what to do. */
export class FetchFailure extends Error {}

export interface FetchLimits {
  /** Whether addresses that are not on the public internet may be fetched. */
  allowPrivate: boolean
  /** Bytes, after decompression. */
  limit: number
  signal: AbortSignal
}

export interface Answer {
  status: number
  headers: IncomingMessage['headers']
  /** Empty for an answer without a body. */
  body: Buffer
  /** Where the answer came from in the end, and whether every redirect on the way was permanent. */
  url: string
  moved: boolean
}

const mostRedirects = 5

/** Gets what is at an address of the web. Every redirect is checked as the first address was. Throws FetchFailure. */
export async function fetchSafely(
  address: string,
  headers: Record<string, string>,
  limits: FetchLimits,
): Promise<Answer> {
  let url = checked(address, limits)
  let moved = false
  for (let redirects = 0; ; redirects++) {
    const answer = await get(url, headers, limits)
    const { location } = answer.headers
    if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined)
      return { ...answer, url: url.href, moved }
    if (redirects === mostRedirects) throw new FetchFailure(told('fetch.redirects', { most: mostRedirects }))
    moved = (redirects === 0 || moved) && [301, 308].includes(answer.status)
    url = checked(URL.parse(location, url)?.href ?? location, limits)
  }
}

function checked(address: string, { allowPrivate }: FetchLimits): URL {
  const url = URL.parse(address)
  if (!url) throw new FetchFailure(told('fetch.no-address', { address }))
  if (!/^https?:$/.test(url.protocol)) throw new FetchFailure(told('fetch.protocol', { protocol: url.protocol }))
  if (url.username !== '' || url.password !== '') throw new FetchFailure(told('fetch.password'))
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!allowPrivate && isIP(host) !== 0 && !isPublicAddress(host)) throw notPublic(host)
  return url
}

function notPublic(host: string): FetchFailure {
  return new FetchFailure(told('fetch.private', { host }))
}

/** Resolves a host and refuses it when any of its addresses is not public, so that what was checked is what is connected to. */
function lookupPublic(allowPrivate: boolean): LookupFunction {
  return (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(new FetchFailure(told('fetch.unknown-host', { host })), [])
      if (!allowPrivate && addresses.some(({ address }) => !isPublicAddress(address))) return done(notPublic(host), [])
      if (options.all === true) return done(null, addresses)
      return done(null, addresses[0]!.address, addresses[0]!.family)
    })
  }
}

function get(
  url: URL,
  headers: Record<string, string>,
  { allowPrivate, limit, signal }: FetchLimits,
): Promise<Omit<Answer, 'url' | 'moved'>> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  const options: RequestOptions = {
    headers: { ...headers, 'accept-encoding': 'gzip, deflate, br' },
    lookup: lookupPublic(allowPrivate),
    signal,
    agent: false,
  }
  return new Promise((resolve, reject) => {
    request(url, options, (response) => {
      const { statusCode: status = 0, headers: answered } = response
      if (Number(answered['content-length']) > limit) {
        response.destroy()
        reject(tooLarge(limit))
        return
      }
      bodyOf(response, limit).then((body) => resolve({ status, headers: answered, body }), reject)
    })
      .on('error', (error) =>
        reject(
          error instanceof FetchFailure
            ? error
            : new FetchFailure(told('fetch.unreachable', { reason: error.message })),
        ),
      )
      .end()
  })
}

function tooLarge(limit: number): FetchFailure {
  return new FetchFailure(told('fetch.large', { megabytes: Math.round(limit / 2 ** 20) || limit / 2 ** 20 }))
}

const decoders = new Map<string, () => NodeJS.ReadWriteStream>(
  Object.entries({
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  }),
)

/** The body, decompressed, up to the limit. */
async function bodyOf(response: IncomingMessage, limit: number): Promise<Buffer> {
  const decoder = decoders.get(response.headers['content-encoding']?.trim().toLowerCase() ?? '')
  const stream = decoder ? response.pipe(decoder()) : response
  response.on('error', (error) => decoder && stream.emit('error', error))
  const pieces: Buffer[] = []
  let length = 0
  try {
    for await (const piece of stream) {
      length += (piece as Buffer).length
      if (length > limit) throw tooLarge(limit)
      pieces.push(piece as Buffer)
    }
  } catch (error) {
    response.destroy()
    throw error instanceof FetchFailure
      ? error
      : new FetchFailure(told('fetch.broken-off', { reason: (error as Error).message }))
  }
  return Buffer.concat(pieces)
}
