import path from 'node:path'
import * as v from 'valibot'
import { addressOf, fileOf } from '#article/addresses.ts'
import { caching, lastingFolders, typesByName } from '#article/delivery.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Complain } from '#counter/complaints.ts'
import { allowOnly } from '#counter/allowOnly.ts'
import { followed } from '#counter/followed.ts'
import { sendProblem } from '#counter/refuse.ts'
import { isData } from './failures.ts'
import { openFile, type OpenedFile } from './openFile.ts'

interface EditionFilesOptions {
  folder: string
  complain: Complain
}

/** Serves the files of an edition: pages without a slash at the end, real 404s, right caching. */
export async function editionFiles(server: FastifyInstance, { folder, complain }: EditionFilesOptions): Promise<void> {
  const root = path.resolve(folder)
  const withdrawn = followed(v.array(v.string()), path.join(folder, fileOf.withdrawn()), complain)
  const none: string[] = []
  let gone: { slugs: string[]; files: Set<string | null> } | undefined
  const isGone = async (file: string) => {
    const slugs = await withdrawn().catch((error: Error) => {
      complain(`The list of withdrawn stories is not there, so none is answered 410: ${error.message}`)
      return none
    })
    const files = (slug: string) => [fileFor(addressOf.article(slug)), fileOf.article(slug)]
    if (gone?.slugs !== slugs) gone = { slugs, files: new Set(slugs.flatMap(files)) }
    return gone.files.has(file)
  }
  const redirects = followed(v.record(v.string(), v.string()), path.join(folder, fileOf.redirects()), complain)
  // Without the list readers get on by the pages that stand at old addresses.
  const movedTo = async (file: string) => {
    const known = await redirects().catch(() => null)
    // What ends as a file does may be the address of an older page.
    return known?.[file] ?? known?.[`${file}/index.html`]
  }
  const notFound = openNotFound(root, complain)
  server.route({ method: ['GET', 'HEAD'], url: '/*', handler: opener(root, { isGone, movedTo, notFound }) })
  allowOnly(server, '/*', ['GET', 'HEAD'], (reply) =>
    reply.header('Cache-Control', caching.again).type('text/plain; charset=utf-8').send('Only GET and HEAD.'),
  )
  server.setNotFoundHandler(notFound)
}

/**
 * Answers with a file of the edition; `isGone` tells the files of stories that were withdrawn, `movedTo` where one that
 * only sends readers on leads. It returns nothing: Fastify waits for a reply that is returned, with a listener each time,
 * and a missing file is three replies in one.
 */
function opener(root: string, { isGone, movedTo, notFound }: Lookups) {
  const send = async (file: string, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const to = await movedTo(file)
    if (to !== undefined) return void reply.redirect(to + partsOf(request.url)[1], 301)
    const gone = await isGone(file)
    if (gone) {
      reply.code(410)
      ignoreConditions(request)
    }
    if (gone && isData(`/${file}`)) return void sendProblem(reply, 410, 'this story was withdrawn')
    const opened = await openFile(request.raw, root, file)
    if (opened === null) notFound(request, reply)
    else sendFile(reply, file, opened)
  }
  return (request: FastifyRequest, reply: FastifyReply): void => {
    const [pathname, search] = partsOf(request.url)
    const file = fileFor(pathname)
    if (file === null) return notFound(request, reply)
    // Only what names a file is sent on: `//elsewhere.example/` would lead to another site.
    const plain = pathname.replace(/\/(?:index\.html)?$/, '') || '/'
    reply.header('Cache-Control', caching.again)
    if (plain !== pathname) return void reply.redirect(plain + search, 308)
    ignorePartOfUnknown(request)
    send(file, request, reply).catch((error: unknown) => reply.send(error))
  }
}

function sendFile(reply: FastifyReply, file: string, { status, headers, stream }: OpenedFile): void {
  if (reply.statusCode === 200) reply.code(status)
  reply.headers(headers)
  if (lastingFolders.some((folder) => file.startsWith(`${folder}/`))) reply.header('Cache-Control', caching.forever)
  const type = types.get(path.posix.extname(file)) ?? types.get(path.posix.basename(file)) ?? types.get(file)
  if (type !== undefined && status !== 304) reply.header('Content-Type', type)
  if (packed.test(file)) reply.header('Vary', 'accept-encoding')
  reply.send(stream)
}

interface Lookups {
  isGone: (file: string) => Promise<boolean>
  movedTo: (file: string) => Promise<string | undefined>
  notFound: Answer
}

function partsOf(url: string): [pathname: string, search: string] {
  const end = url.indexOf('?')
  return end < 0 ? [url, ''] : [url.slice(0, end), url.slice(end)]
}

/** Files that are packed on the way for whoever can read that: a cache must keep both forms apart (RFC 9110, 12.5.5). */
const packed = /\.(html|css|js|json|xml|atom|svg|txt|webmanifest)$/

/** What libraries do not know of a file by its ending or name. The search index is packed, and must not be so again. */
const types = new Map<string, string>([
  ...Object.entries(typesByName),
  ...['.pf_meta', '.pf_index', '.pf_filter', '.pf_fragment', '.pagefind'].map(
    (ending) => [ending, 'application/gzip'] as const,
  ),
])

/** What the owner of a site has put there for those who ask it of every site (RFC 8615): files with an ending or without, and no pages. */
const wellKnown = /^\/\.well-known\//

/** The file an address means, below the edition's folder; null for what no edition holds. */
function fileFor(pathname: string): string | null {
  const plain = decoded(pathname)
  if (plain === null || /[\0\\]|\/\/|(^|\/)\./.test(plain.replace(wellKnown, '/'))) return null
  const name = plain.slice(1)
  if (wellKnown.test(plain)) return name
  return path.posix.extname(name) === '' ? path.posix.join(name, 'index.html') : name
}

function decoded(pathname: string): string | null {
  // An encoded slash would reach into folders an address does not name.
  if (/%2f|%5c/i.test(pathname)) return null
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}

type Answer = (request: FastifyRequest, reply: FastifyReply) => void

/** Answers with the edition's own page for browsers, and with JSON for programs that asked for data. */
function openNotFound(root: string, complain: Complain): Answer {
  const page = '404.html'
  const send = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const opened = await openFile(request.raw, root, page)
    if (opened === null) {
      complain(`${root} is no edition any more: it has no ${page}. Publish it again, or serve another folder.`)
      // A disk that is not there for a while must not take stories out of search engines and off devices.
      sendInstead(request, reply.headers({ 'Cache-Control': 'no-store', 'Retry-After': 60 }), 503)
    } else if (isData(request.url)) {
      opened.stream.destroy()
      sendInstead(request, reply, 404)
    } else sendFile(reply, page, opened)
  }
  return (request, reply) => {
    reply.code(404).header('Cache-Control', caching.again)
    ignoreConditions(request)
    send(request, reply).catch((error: Error) => {
      complain(`The page for what is not there cannot be read: ${error.message}`)
      sendInstead(request, reply, 404)
    })
  }
}

function sendInstead(request: FastifyRequest, reply: FastifyReply, code: 404 | 503): void {
  if (isData(request.url)) sendProblem(reply, code, code === 404 ? 'there is nothing here' : 'the edition is away')
  else reply.code(code).type('text/html; charset=utf-8').send(lastResort[code])
}

/** What is left to say when not even the edition's own page for this is there, or when nothing of the edition is. */
const lastResort = {
  404: plainPage('Siden finnes ikke', 'There is no such page.'),
  503: plainPage(
    'Avisen er ikke her akkurat nå. Prøv igjen om litt.',
    'The paper is not here just now. Try again soon.',
  ),
}

function plainPage(nb: string, en: string): string {
  return `<!doctype html><html lang="nb"><meta name="viewport" content="width=device-width"><title>${nb}</title>
<h1>${nb}</h1><p lang="en">${en}</p></html>
`
}

/** A part fits only other parts of the very same bytes, which a weak tag does not promise (RFC 9110, section 13.1.5). */
function ignorePartOfUnknown({ raw }: FastifyRequest): void {
  if (raw.headers['if-range']?.toString().startsWith('W/')) delete raw.headers.range
}

/** An answer that is no success is sent whole, whatever part or change of it was asked for (RFC 9110, section 13.2.1). */
function ignoreConditions({ raw }: FastifyRequest): void {
  for (const name of ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since', 'range'])
    delete raw.headers[name]
}
