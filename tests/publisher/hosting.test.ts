import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, readdir, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publish } from '#publisher/publish.ts'
import { startServer, type RunningServer } from '#server/server.ts'
import { isInstalled } from '../setup/debian.ts'
import { freePort, untilAnswered } from '../setup/ports.ts'
import { contentOf, emptyPlace, jsonIn, newsroomOf, story } from './smallNewsroom.ts'

const run = promisify(execFile)
const wire = { type: 'text', language: 'nb', headline: 'Bru åpnet', body_text: 'Den er åpen.', uri: 'urn:x:1' }
let place: string
let edition: string
let newsroom: string
let counter: RunningServer

beforeAll(async () => {
  newsroom = await newsroomOf({
    'a.md': story('En sak', 'published: 2024-05-17\ntopics: [Norge]\naliases: [/nyheter/sak-1.16789012, /sak7.ece]'),
    'b.md': story('En annen sak', 'published: 2024-05-18', 'Noe annet.'),
    '1.json': JSON.stringify({ ...wire, version: '1' }),
    '2.json': JSON.stringify({ ...wire, version: '2', pubstatus: 'canceled' }),
  })
  place = await emptyPlace()
  edition = path.join(place, 'site')
  await publish({ newsrooms: [newsroom], to: edition, base: 'https://avisa.example' })
  await mkdir(path.join(edition, '.well-known'))
  await writeFile(path.join(edition, '.well-known/apple-app-site-association'), '{}')
  await mkdir(path.join(edition, '.git'))
  for (const file of ['.git/config', '.env', 'a/.held', '.well-known/.held'])
    await writeFile(path.join(edition, file), 'Nobody else’s.')
  const views = `sqlite:${path.join(place, 'views.sqlite')}`
  counter = await startServer({ folder: edition, port: 0, host: '127.0.0.1', views, trustProxy: 1 })
})
afterAll(() => counter.close())

/** Whose reports are counted: a robot's are not. */
const browser = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36' }

/** Whether a program is here (`tests/setup/neededPrograms.ts` saw to it where it could). Says so where it is not. */
function has(program: string): boolean {
  const isHere = isInstalled(program)
  if (!isHere) console.warn(`${program} is not installed, so what an edition says to it is not tried here.`)
  return isHere
}

/** The pieces that docs/hosting.md tells to write for a program, with a counter in them. */
async function fromTheDocs(program: string, { address } = counter): Promise<[counting: string, behindCdn: string]> {
  const page = (await contentOf('docs')).get('hosting.md')!.toString()
  const pieces = page.matchAll(new RegExp(`\`\`\`${program.replace('2', '')}\n([^]*?)\`\`\``, 'g'))
  const [counting = '', behindCdn = ''] = [...pieces].map(([, piece]) =>
    piece!.replaceAll('127.0.0.1:4173', new URL(address).host).replace('192.0.2.0/24', '127.0.0.1/32'),
  )
  return [counting, behindCdn]
}

const starting: Record<string, (port: number, more: string) => Promise<[program: string, words: string[]]>> = {
  async nginx(port, more) {
    await writeFile(
      path.join(place, 'nginx.conf'),
      `daemon off; pid ${place}/nginx.pid; error_log ${place}/error.log; events {} ${process.getuid?.() === 0 ? 'user root;' : ''}
      http { include /etc/nginx/mime.types; access_log off; client_body_temp_path ${place}/t1; proxy_temp_path ${place}/t2;
        fastcgi_temp_path ${place}/t3; uwsgi_temp_path ${place}/t4; scgi_temp_path ${place}/t5;
        server { listen 127.0.0.1:${port}; root ${edition}; include ${edition}/edition/hosting/nginx.conf; ${more} } }`,
    )
    return ['nginx', ['-c', path.join(place, 'nginx.conf'), '-e', path.join(place, 'error.log')]]
  },
  async caddy(port, more) {
    const file = path.join(place, 'Caddyfile')
    await writeFile(
      file,
      `{\n\tadmin off\n\tauto_https off\n}\nhttp://127.0.0.1:${port} {\n\troot * ${edition}\n\timport ${edition}/edition/hosting/Caddyfile\n${more}}\n`,
    )
    return ['caddy', ['run', '--config', file, '--adapter', 'caddyfile']]
  },
  async apache2(port, more) {
    const file = path.join(place, 'apache.conf')
    const modules = 'mpm_event authz_core dir filter deflate headers mime rewrite proxy proxy_http remoteip'.split(' ')
    const loaded = modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`)
    // It serves nothing as root.
    const user = process.getuid?.() === 0 ? 'User www-data\nGroup www-data' : ''
    await chmod(place, 0o755)
    await writeFile(
      file,
      `${loaded.join('\n')}\n${user}\nServerRoot ${place}\nDefaultRuntimeDir ${place}\nPidFile ${place}/apache.pid\nErrorLog ${place}/error.log
      TypesConfig /etc/mime.types\nServerName 127.0.0.1\nListen 127.0.0.1:${port}\nDocumentRoot ${edition}
      <Directory ${edition}>\nAllowOverride FileInfo Indexes\nRequire all granted\n</Directory>\n${more}`,
    )
    await symlink('edition/hosting/htaccess', path.join(edition, '.htaccess')).catch(() => undefined)
    return ['apache2', ['-f', file, '-DFOREGROUND']]
  },
}

describe.each(Object.keys(starting))('%s, as the edition tells it', (program) => {
  const isHere = has(program)
  let address: string
  let child: ChildProcess | undefined

  const serve = async (more: string) => {
    const port = await freePort()
    address = `http://127.0.0.1:${port}`
    child = spawn(...(await starting[program]!(port, more)), { stdio: 'ignore', env: { ...process.env, HOME: place } })
    await untilAnswered(address)
  }
  const stop = async () => {
    if (!child) return
    child.kill()
    await once(child, 'exit')
  }

  beforeAll(async () => {
    if (isHere) await serve((await fromTheDocs(program))[0])
  })
  afterAll(stop)
  const get = (at: string) => fetch(address + at, { redirect: 'manual' })
  /** Where a redirect leads: Apache says the scheme and host that were asked, the others say neither. */
  const placeIn = ({ headers }: Response) =>
    headers.get('location')?.replace(program === 'apache2' ? address : /^$/, '')

  test.skipIf(!isHere)('serves pages without a slash at the end, and leads there from one', async () => {
    for (const at of ['/', '/a/a', '/topic/norge', '/archive/2024/05', '/search']) {
      const { status, headers } = await get(at)
      expect([at, status, headers.get('content-type')]).toEqual([at, 200, expect.stringMatching(/^text\/html/)])
    }
    const slashed = await get('/a/a/')
    expect([301, 308]).toContain(slashed.status)
    expect(placeIn(slashed)).toBe('/a/a')
    // Behind a proxy scheme and port are not the reader's, who is not led away from HTTPS.
    const headers = { 'X-Forwarded-Proto': 'https' }
    const ofReaders = address.replace('http:', 'https:')
    const behind = await fetch(`${address}/a/a/`, { redirect: 'manual', headers })
    expect(new URL(behind.headers.get('location')!, ofReaders).href).toBe(`${ofReaders}/a/a`)
  })

  test.skipIf(!isHere)('leads from the name of a page’s file to the page, and keeps what is asked of it', async () => {
    const places: [string, string][] = [
      ['/index.html', '/'],
      ['/index.html?lang=en', '/?lang=en'],
      ['/a/a/index.html', '/a/a'],
      ['/a/bru-apnet/index.html', '/a/bru-apnet'],
      ['/search/?q=brua&x=%26', '/search?q=brua&x=%26'],
    ]
    for (const [at, to] of places) {
      const answer = await get(at)
      expect([at, [301, 308].includes(answer.status), placeIn(answer)]).toEqual([at, true, to])
    }
  })

  test.skipIf(!isHere)('shows a page that leads on at an address a story had before, however it ends', async () => {
    for (const at of ['/nyheter/sak-1.16789012', '/sak7.ece']) {
      const { status, headers } = await get(at)
      expect([at, status, headers.get('content-type')]).toEqual([at, 200, expect.stringMatching(/^text\/html/)])
      expect(await (await get(at)).text()).toContain('url=/a/a"')
    }
  })

  test.skipIf(!isHere)('leads to no other site, whatever stands in an address', async () => {
    const site = 'elsewhere.example'
    const before = [
      '/%5C',
      '/%5c/',
      '//',
      '/%2F',
      '/%2f/',
      '/%09/',
      '/%09%5C',
      '/%0A/',
      '/%0d%0aX-Y:%20z/',
      '/.//',
      '/a/..//',
    ]
    for (const at of before.flatMap((sign) => [`${sign}${site}/`, `${sign}${site}/index.html`])) {
      const { status, headers } = await get(at)
      const to = headers.get('location') ?? '/'
      expect([at, status, new URL(to, address).origin]).toEqual([at, expect.any(Number), address])
      expect([at, headers.get('x-y')]).toEqual([at, null])
    }
    expect((await get(`/%5C${site}/`)).status).toBe(404)
  })

  test.skipIf(!isHere)('has no redirect kept for ever, also where what it leads to may be', async () => {
    for (const at of ['/assets/', '/assets/index.html', '/images/x/']) {
      const { status, headers } = await get(at)
      expect([at, [301, 308].includes(status), headers.get('cache-control')]).toEqual([at, true, 'public, no-cache'])
    }
  })

  test.skipIf(!isHere)('answers 405 to whoever would do more than read', async () => {
    for (const method of ['POST', 'PUT', 'DELETE'])
      for (const at of ['/', '/a/a', '/feed.xml']) {
        const { status, headers } = await fetch(address + at, { method })
        expect([method, at, status]).toEqual([method, at, 405])
        expect(headers.get('x-content-type-options')).toBe('nosniff')
      }
  })

  test.skipIf(!isHere)('shows nobody what lies in a folder without a page', async () => {
    for (const at of ['/assets', '/edition', '/a']) expect([at, (await get(at)).status]).toEqual([at, 404])
  })

  test.skipIf(!isHere)('shows nobody what begins with a dot, as what editors and git leave', async () => {
    for (const at of ['/.git/config', '/%2Egit/config', '/.env', '/a/.held', '/.well-known/.held'])
      expect([at, (await get(at)).status]).toEqual([at, 404])
    expect((await get('/.well-known/apple-app-site-association')).status).toBe(200)
  })

  test.skipIf(!isHere)('answers 404 with the edition’s own page, and 410 for a story that was withdrawn', async () => {
    const missing = await get('/finnes-ikke')
    expect(missing.status).toBe(404)
    expect(await missing.text()).toContain('Siden finnes ikke</h1>')
    const gone = await get('/a/bru-apnet')
    expect(gone.status).toBe(410)
    expect(await gone.text()).toContain('Saken er trukket tilbake</h1>')
    expect((await get('/edition/articles/bru-apnet.json')).status).toBe(410)
  })

  test.skipIf(!isHere)('sends the security headers with every answer', async () => {
    const wanted = Object.entries(await jsonIn(edition, 'edition/headers.json'))
    const asset = (await readdir(path.join(edition, 'assets'))).find((file) => file.endsWith('.js'))
    for (const at of [
      '/',
      '/a/a',
      '/finnes-ikke',
      '/a/bru-apnet',
      `/assets/${asset}`,
      '/assets/finnes-ikke.js',
      '/images/finnes-ikke.avif',
      '/feed.xml',
      '/edition/front.json',
    ]) {
      const { headers } = await get(at)
      for (const [name, value] of wanted) expect([at, name, headers.get(name)]).toEqual([at, name, value])
      const caching = at === `/assets/${asset}` ? 'public, max-age=31536000, immutable' : 'public, no-cache'
      expect([at, headers.get('cache-control')]).toEqual([at, caching])
    }
  })

  test.skipIf(!isHere)('leaves /api and /newsroom to the counter, whose headers stand alone', async () => {
    const wanted = Object.entries(await jsonIn(edition, 'edition/headers.json'))
    const list = await get('/api/most-viewed')
    expect([list.status, (await list.json()).window]).toEqual([200, 'week'])
    expect(list.headers.get('cache-control')).toBe('public, max-age=10, stale-while-revalidate=50')
    for (const [name, value] of wanted) expect([name, list.headers.get(name)]).toEqual([name, value])
    const report = await fetch(`${address}/api/views`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: address },
      body: JSON.stringify({ id: 'a' }),
    })
    expect(report.status).toBe(202)
    expect((await get('/newsroom')).status).toBe(404)
  })

  test.skipIf(!isHere)('packs feeds as it packs pages', async () => {
    for (const at of [
      '/a/a',
      '/finnes-ikke',
      '/feed.xml',
      '/feed.atom',
      '/feed.json',
      '/topic/norge/feed.xml',
      '/edition/front.json',
    ]) {
      const { headers } = await fetch(address + at, { headers: { 'Accept-Encoding': 'gzip' } })
      expect([at, headers.get('content-encoding'), headers.get('vary')]).toEqual([at, 'gzip', 'Accept-Encoding'])
    }
  })

  test.skipIf(!isHere)('gives the page of an error whole to a browser that has it already', async () => {
    for (const at of ['/finnes-ikke', '/a/bru-apnet']) {
      const { status, headers } = await get(at)
      const etag = headers.get('etag')!
      const dated = new Date(Date.now() + 1000).toUTCString()
      for (const asked of [{ 'If-None-Match': etag }, { 'If-Modified-Since': dated }, { Range: 'bytes=0-9' }]) {
        const again = await fetch(address + at, { headers: asked })
        expect([at, asked, again.status]).toEqual([at, asked, status])
        expect(await again.text()).toContain('</html>')
      }
    }
  })

  test.skipIf(!isHere)('names types a browser or feed reader needs, compresses, and answers 304', async () => {
    const types: [string, RegExp][] = [
      ['/feed.xml', /^application\/rss\+xml/],
      ['/topic/norge/feed.xml', /^application\/rss\+xml/],
      ['/feed.json', /^application\/feed\+json/],
      ['/feed.atom', /^application\/atom\+xml/],
      ['/manifest.webmanifest', /^application\/manifest\+json/],
      ['/search/no-past/pagefind.js', /javascript/],
      ['/sitemap.xml', /xml/],
      ['/licences.txt', /^text\/plain/],
      ['/favicon.svg', /^image\/svg\+xml/],
      ['/favicon.ico', /^image\//],
      ['/.well-known/apple-app-site-association', /^application\/json/],
    ]
    const shard = (await readdir(path.join(edition, 'search'))).find((name) => name.startsWith('no-'))!
    for (const [at, type] of types) {
      const { status, headers } = await get(at.replace('no-past', shard))
      expect([at, status, headers.get('content-type')]).toEqual([at, 200, expect.stringMatching(type)])
    }
    const page = await fetch(`${address}/a/a`, { headers: { 'Accept-Encoding': 'gzip' } })
    expect(page.headers.get('content-encoding')).toBe('gzip')
    const again = await fetch(`${address}/edition/version.json`)
    const etag = again.headers.get('etag')!
    // Our fetch would ask its own cache's way; a plain condition is what a browser sends.
    const { status } = await fetch(`${address}/edition/version.json`, { headers: { 'If-None-Match': etag } })
    expect(status).toBe(304)
  })

  test.skipIf(!isHere)('answers 404 for the counter where there is none', async () => {
    await stop()
    await serve('')
    for (const at of ['/api/most-viewed', '/newsroom']) {
      const { status, headers } = await get(at)
      expect([at, status, headers.get('cache-control')]).toEqual([at, 404, 'public, no-cache'])
    }
  })

  test.skipIf(!isHere)('tells the readers of a CDN apart, whose networks it is told', async () => {
    await stop()
    const isCaddy = program === 'caddy'
    const views = `sqlite:${path.join(place, `${program}.sqlite`)}`
    const trustProxy = isCaddy ? 2 : 1
    const behind = await startServer({ folder: edition, port: 0, host: '127.0.0.1', views, trustProxy })
    const [counting, behindCdn] = await fromTheDocs(program, behind)
    await serve(isCaddy ? behindCdn : counting + behindCdn)
    const statuses: number[] = []
    for (const reader of ['203.0.113.1', '203.0.113.2', '203.0.113.2', '2001:db8::1']) {
      const headers = { ...browser, 'Content-Type': 'application/json', Origin: address, 'X-Forwarded-For': reader }
      const { status } = await fetch(`${address}/api/views`, { method: 'POST', headers, body: '{"id":"a"}' })
      statuses.push(status)
    }
    expect(statuses).toEqual([202, 202, 202, 202])
    const list = (await fetch(`${behind.address}/api/most-viewed`)).json()
    await behind.close()
    expect(await list).toMatchObject({ ranked: [{ views: 3 }] })
  })
})

test('who serves the edition with nginx or Caddy is told when it must be reloaded, and only then', async () => {
  const newsrooms = [await newsroomOf({ 'a.md': story('En sak'), '1.json': JSON.stringify({ ...wire, version: '1' }) })]
  const to = path.join(await emptyPlace(), 'site')
  const told = async () => (await publish({ newsrooms, to })).findings.filter(({ code }) => code === 'server.reload')
  const write = (name: string, content: unknown) => writeFile(path.join(newsrooms[0]!, name), JSON.stringify(content))
  expect(await told()).toEqual([])
  await write('3.json', { ...wire, uri: 'urn:x:3', headline: 'Noe annet' })
  expect(await told()).toEqual([])
  await write('2.json', { ...wire, version: '2', pubstatus: 'canceled' })
  expect(await told()).toMatchObject([{ kind: 'note', file: 'edition/hosting/nginx.conf' }])
  expect(await told()).toEqual([])
  await write('lesesal.json', { accent: '#0a58ca' })
  expect(await told()).toHaveLength(1)
})

/** A folder in place of a bucket, and what docs/hosting.md tells to do with it. */
async function objectStorage(name: string) {
  const recipe = (await contentOf('docs')).get('hosting.md')!.toString()
  const [, commands] = /```sh\n(# 1[\s\S]*?)```/.exec(recipe)!
  const paper = path.join(place, name)
  await mkdir(paper, { recursive: true })
  const config = path.join(place, `${name}.conf`)
  await writeFile(config, `[paper]\ntype = alias\nremote = ${paper}\n`)
  const upload = () => run('sh', ['-ec', commands!], { cwd: place, env: { ...process.env, RCLONE_CONFIG: config } })
  return { upload, paper }
}

test.skipIf(!has('rclone'))(
  'the recipe for object storage touches nothing that is as it was, as stores forget what was said of its caching',
  async () => {
    const { upload, paper } = await objectStorage('as-it-was')
    await upload()
    const long = new Date('2020-01-01')
    const files = [...(await contentOf(paper)).keys()]
    for (const file of files) await utimes(path.join(paper, file), long, long)
    await upload()
    const touched = await Promise.all(
      files.map(async (file) => ((await stat(path.join(paper, file))).mtimeMs === long.getTime() ? [] : [file])),
    )
    expect(files).toContain('a/a/index.html')
    expect(touched.flat()).toEqual([])
  },
)

test.skipIf(!has('rclone'))(
  'the recipe for object storage leaves alone what a publication works with, which holds stories that are held',
  async () => {
    const workshop = path.join(edition, '.next-1-abc')
    await mkdir(path.join(workshop, 'spool'), { recursive: true })
    await writeFile(path.join(workshop, 'spool/bodies-1-1'), 'Not yet.')
    const { upload, paper } = await objectStorage('at-work')
    await upload()
    expect([...(await contentOf(paper)).keys()].filter((file) => file.startsWith('.next-'))).toEqual([])
    await rm(workshop, { recursive: true })
  },
)

test.skipIf(!has('rclone'))(
  'the recipe for object storage gives the same folder, and takes away what is gone',
  async () => {
    const { upload, paper } = await objectStorage('paper')
    await upload()
    expect(await contentOf(paper)).toEqual(await contentOf(edition))
    await rm(path.join(newsroom, 'b.md'))
    await writeFile(path.join(newsroom, 'c.md'), story('En tredje sak', 'published: 2024-05-19', 'Noe nytt.'))
    await publish({ newsrooms: [newsroom], to: edition, base: 'https://avisa.example' })
    await upload()
    expect(await contentOf(paper)).toEqual(await contentOf(edition))
    expect((await contentOf(paper)).has('a/b/index.html')).toBe(false)
  },
)
