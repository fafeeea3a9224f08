/**
 * The worker that answers for saved stories where the network does not. It is started with the first story that is saved
 * and ended with the last, so whoever saves nothing has none. Whatever the network answers is shown; nothing is old here
 * that could be new. It imports nothing: what it needs to know of the reader stands in device/keepForLater.ts.
 */
interface Asked extends Event {
  request: Request
  respondWith(answer: Promise<Response>): void
  waitUntil(done: Promise<unknown>): void
}

interface WorkerScope {
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
}

/** The reader is typed for windows; a worker's own types do not go with those in one program. */
const scope = globalThis as unknown as WorkerScope

/** Where the copies lie. */
const place = 'lesesal-saved'

/** A network that takes longer is no better than none. Milliseconds. */
const patience = 4000

addEventListener('install', () => void scope.skipWaiting())
// No page is preloaded beside the worker: where that fails, Firefox (153) shows its own regrets whatever the worker answers.
addEventListener('activate', (event) => (event as Asked).waitUntil(scope.clients.claim()))
addEventListener('fetch', (event) => {
  const asked = event as Asked
  const { origin, pathname } = new URL(asked.request.url)
  const isOfEdition = origin === location.origin && !/^\/(api|newsroom)(\/|$)/.test(pathname)
  if (asked.request.method === 'GET' && isOfEdition)
    asked.respondWith(answer(asked.request, pathname.replace(/(.)\/$/, '$1')))
})

async function answer(request: Request, pathname: string): Promise<Response> {
  const network = fetch(request)
  const copy = await copyOf(pathname)
  if (copy === undefined) return network.catch((failure: unknown) => insteadOf(request, failure))
  const answered = await Promise.race([network.catch(() => null), later(patience)])
  const isGone = answered?.status === 404 || answered?.status === 410
  if (answered === null || (answered.status >= 400 && !isGone)) return copy
  // What was withdrawn must not come back with the next tunnel.
  if (isGone) await (await caches.open(place)).delete(pathname)
  return answered
}

async function copyOf(pathname: string): Promise<Response | undefined> {
  const how = { cacheName: place, ignoreVary: true }
  const [, picture] = /^(\/images\/.+-)\d+\.\w+$/.exec(pathname) ?? []
  const exact = await caches.match(pathname, how)
  if (exact || picture === undefined) return exact
  // Of each picture one rendition is kept, whichever the page asks for.
  const kept = await (await caches.open(place)).keys()
  const other = kept.find(({ url }) => new URL(url).pathname.startsWith(picture))
  return other && caches.match(other, how)
}

/** Where a page is neither answered nor kept, what is kept is more use than the browser's own regrets. */
async function insteadOf({ mode }: Request, failure: unknown): Promise<Response> {
  if (mode === 'navigate' && (await copyOf('/saved'))) return Response.redirect('/saved')
  throw failure
}

function later(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), milliseconds))
}
