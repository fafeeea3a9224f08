import path from 'node:path'
import * as v from 'valibot'
import { addressOf, fileOf } from '#article/addresses.ts'
import { caching } from '#article/delivery.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Complain } from '#counter/complaints.ts'
import { allowOnly } from '#counter/allowOnly.ts'
import { followed } from '#counter/followed.ts'
import { sendProblem } from '#counter/refuse.ts'
import { isData } from './failures.ts'
import { ignoreConditions, openNotFound, type Answer } from './notFound.ts'
import { openFile } from './openFile.ts'
import { sendFile } from './sendFile.ts'

interface EditionFilesOptions {
  folder: string
  complain: Complain
}

/** What is asked of a file before it is sent. */
interface Lookups {
  /** Whether it is one of a story that was withdrawn. */
  isGone: (file: string) => Promise<boolean>
  /** Where it leads, when it only sends readers on. */
  movedTo: (file: string) => Promise<string | undefined>
  notFound: Answer
}

/** Serves the files of an edition: pages without a slash at the end, real 404s, right caching. */
export async function editionFiles(server: FastifyInstance, { folder, complain }: EditionFilesOptions): Promise<void> {
  const root = path.resolve(folder)
  const [isGone, movedTo] = [openGone(folder, complain), openMoved(folder, complain)]
  const notFound = openNotFound(root, complain)
  server.route({ method: ['GET', 'HEAD'], url: '/*', handler: opener(root, { isGone, movedTo, notFound }) })
  allowOnly(server, '/*', ['GET', 'HEAD'], (reply) =>
    reply.header('Cache-Control', caching.again).type('text/plain; charset=utf-8').send('Only GET and HEAD.'),
  )
  server.setNotFoundHandler(notFound)
}

function openGone(folder: string, complain: Complain): Lookups['isGone'] {
  const withdrawn = followed(v.array(v.string()), path.join(folder, fileOf.withdrawn()), complain)
  const none: string[] = []
  let gone: { slugs: string[]; files: Set<string | null> } | undefined
  return async (file) => {
    const slugs = await withdrawn().catch((error: Error) => {
      complain(`The list of withdrawn stories is not there, so none is answered 410: ${error.message}`)
      return none
    })
    const files = (slug: string) => [fileFor(addressOf.article(slug)), fileOf.article(slug)]
    if (gone?.slugs !== slugs) gone = { slugs, files: new Set(slugs.flatMap(files)) }
    return gone.files.has(file)
  }
}

function openMoved(folder: string, complain: Complain): Lookups['movedTo'] {
  const redirects = followed(v.record(v.string(), v.string()), path.join(folder, fileOf.redirects()), complain)
  return async (file) => {
    // Without the list readers get on by the pages that stand at old addresses.
    const known = await redirects().catch(() => null)
    // What ends as a file does may be the address of an older page.
    return known?.[file] ?? known?.[`${file}/index.html`]
  }
}

/**
 * Answers with a file of the edition. It returns nothing: Fastify waits for a reply that is returned, with a listener each
 * time, and a missing file is three replies in one.
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

function partsOf(url: string): [pathname: string, search: string] {
  const end = url.indexOf('?')
  return end < 0 ? [url, ''] : [url.slice(0, end), url.slice(end)]
}

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

/** A part fits only other parts of the very same bytes, which a weak tag does not promise (RFC 9110, section 13.1.5). */
function ignorePartOfUnknown({ raw }: FastifyRequest): void {
  if (raw.headers['if-range']?.toString().startsWith('W/')) delete raw.headers.range
}
