import { addressOf, fileOf } from '#article/addresses.ts'
import { caching, headersFile, lastingFolders, packed, texts, typesByName } from '#article/delivery.ts'
import { htaccess } from './htaccess.ts'

/**
 * The edition's headers for static hosts: `_headers` (Netlify, Cloudflare Pages), and pieces to include in nginx's
 * `server`, in a Caddyfile's site and to give to Apache, which answer 410 for the stories with the slugs in `withdrawn`.
 * Path below the edition -> content.
 */
export function hostingFiles(headers: Record<string, string>, withdrawn: string[]): Map<string, string> {
  return new Map([
    [headersFile, underscoreHeaders(headers)],
    [pieceFor.nginx, nginx(headers, withdrawn)],
    [pieceFor.caddy, caddy(headers, withdrawn)],
    [pieceFor.apache, htaccess(headers, withdrawn)],
  ])
}

/** What web servers include, and read again when they are told to. */
export const pieceFor = {
  nginx: 'edition/hosting/nginx.conf',
  caddy: 'edition/hosting/Caddyfile',
  apache: 'edition/hosting/htaccess',
}

/** What lies in those folders, as static hosts write it. */
const lasting = lastingFolders.map((folder) => `/${folder}/*`)

/** A type by its path, and by that of the topics, which have feeds of their own. */
function typedPaths(): [path: string, type: string][] {
  return Object.entries(typesByName).flatMap(([name, type]) => {
    const paths = name.startsWith('feed.') ? [`/${name}`, `/topic/*/${name}`] : [`/${name}`]
    return paths.map((path): [string, string] => [path, type])
  })
}

/**
 * What a second rule says of a header is added to the first by Cloudflare and takes its place at Netlify, so no path has
 * two: both say by themselves that a file is asked for again each time.
 */
function underscoreHeaders(headers: Record<string, string>): string {
  const block = (path: string, lines: [string, string][]) =>
    [path, ...lines.map(([name, value]) => `  ${name}: ${value}`), ''].join('\n')
  return [
    block('/*', Object.entries(headers)),
    ...lasting.map((path) => block(path, [['Cache-Control', caching.forever]])),
    ...typedPaths().map(([path, type]) => block(path, [['Content-Type', type]])),
  ].join('\n')
}

/** What is not the edition's but the counter's, where that is reached through the same server; it sends headers of its own. */
const counter = { nginx: '^/(api|newsroom)(/|$)', caddy: '/api/* /newsroom /newsroom/*' }

/**
 * An address that ends in a slash or in the name of a page's file, and what it is without that. Browsers read `\` as a
 * slash and pass over tabs and line breaks, and two slashes lead to another site, so none with such signs is sent on.
 */
const slashed = String.raw`^(/[^/\x5c[:cntrl:]][^\x5c[:cntrl:]]*)/(?:index\.html)?$`

/**
 * nginx drops the headers of the level above where a level adds its own, so they stand in a map of values instead; one that
 * is empty is not sent.
 */
function nginx(headers: Record<string, string>, withdrawn: string[]): string {
  const sent = Object.entries({ ...headers, 'Cache-Control': caching.again }).map(([name, value]) => ({
    name,
    value,
    variable: `$lesesal_${name.toLowerCase().replaceAll('-', '_')}`,
  }))
  return [
    '# Include this in the `server` whose `root` is the edition, and reload nginx whenever it has changed:',
    '#   include /srv/site/edition/hosting/nginx.conf;',
    ...sent.map(({ variable, value }) => `set ${variable} ${quoted(value)};`),
    `if ($uri ~ ${counter.nginx}) { ${sent.map(({ variable }) => `set ${variable} "";`).join(' ')} }`,
    ...sent.map(({ name, variable }) => `add_header ${name} ${variable} always;`),
    'charset utf-8;',
    `charset_types ${texts.join(' ')};`,
    'gzip on;',
    'gzip_vary on;',
    `gzip_types ${packed.join(' ')};`,
    'error_page 404 /404.html;',
    // Behind a proxy nginx knows neither the scheme nor the port that readers use.
    'absolute_redirect off;',
    String.raw`rewrite ^/index\.html$ / permanent;`,
    `rewrite ${slashed} $1 permanent;`,
    // After those, which are not to be kept for ever.
    `if ($uri ~ ^/(${lastingFolders.join('|')})/) { set $lesesal_cache_control ${quoted(caching.forever)}; }`,
    String.raw`location ~ /\.(?!well-known(/|$)) { return 404; }`,
    'location / { try_files $uri $uri/index.html =404; }',
    'location = / { try_files /index.html =404; }',
    ...typedPaths().map(([path, type]) => {
      const where = path.includes('*')
        ? `~ ^${path.replace('*', '[^/]+').replaceAll('.', String.raw`\.`)}$`
        : `= ${path}`
      // nginx packs a file by its type, and does not know it again with a charset behind it; `charset` adds that.
      return `location ${where} { types { } default_type ${type.replace(/;.*/, '')}; }`
    }),
    'location @lesesal_gone { try_files $uri $uri/index.html =404; }',
    ...withdrawn.flatMap((slug) => [
      `location = ${addressOf.article(slug)} { error_page 410 @lesesal_gone; return 410; }`,
      `location = /${fileOf.article(slug)} { return 410; }`,
    ]),
    '',
  ].join('\n')
}

/** Caddy by itself does not know JSON Feed as something to pack. */
const encode = [
  '\tencode zstd gzip {',
  '\t\tmatch {',
  ...['text/html', ...packed].map((type) => `\t\t\theader Content-Type ${type}*`),
  '\t\t}',
  '\t}',
]

/** Caddy puts directives into an order of its own, in which a page is looked for before it is said to be gone; `route` keeps ours. */
function caddy(headers: Record<string, string>, withdrawn: string[]): string {
  const gone = withdrawn.flatMap((slug) => [addressOf.article(slug), `/${fileOf.article(slug)}`])
  const sent = [
    '\theader {',
    ...Object.entries(headers).map(([name, value]) => `\t\t${name} ${quoted(value)}`),
    `\t\tCache-Control ${quoted(caching.again)}`,
    '\t}',
  ]
  return [
    '# Import this in the site whose root is the edition, and reload Caddy whenever it has changed:',
    '#   import /srv/site/edition/hosting/Caddyfile',
    `@lesesal_counter path ${counter.caddy}`,
    `@lesesal_edition not path ${counter.caddy}`,
    `@lasting path ${lasting.join(' ')}`,
    '@other not method GET HEAD',
    '@hidden {',
    String.raw`	path_regexp hidden /\.`,
    String.raw`	not path_regexp known ^/\.well-known/([^./][^/]*(/|$))*$`,
    '}',
    '@index path /index.html',
    `@slashed path_regexp slashed ${slashed}`,
    ...(gone.length === 0 ? [] : [`@withdrawn path ${gone.join(' ')}`]),
    'route @lesesal_edition {',
    ...sent,
    '\theader @other Allow "GET, HEAD"',
    '\trespond @other "Only GET and HEAD." 405',
    ...typedPaths().map(([path, type]) => `\theader ${path} Content-Type ${quoted(type)}`),
    '\terror @hidden 404',
    ...(gone.length === 0 ? [] : ['\terror @withdrawn 410']),
    ...sentOn('@index', '/'),
    ...sentOn('@slashed', '{re.slashed.1}'),
    `\theader @lasting Cache-Control ${quoted(caching.forever)}`,
    ...encode,
    '\ttry_files {path} {path}/index.html',
    '\tfile_server',
    '}',
    '# Without a counter nobody is there; a `reverse_proxy` to one comes before this.',
    'file_server @lesesal_counter',
    'handle_errors {',
    ...sent,
    // Or a browser that has the page of an error would be told that it is as it was, with no page at all.
    '\trequest_header -If-None-Match',
    '\trequest_header -If-Modified-Since',
    '\trequest_header -Range',
    ...encode,
    '\t@gone expression `{err.status_code} == 410`',
    '\trewrite @gone {path}/index.html',
    '\t@missing expression `{err.status_code} == 404`',
    '\trewrite @missing /404.html',
    '\tfile_server',
    '}',
    '',
  ].join('\n')
}

/** Leads from what a matcher knows to another path, in Caddy. To rewrite first keeps the query, and writes the path as addresses are. */
function sentOn(matcher: string, to: string): string[] {
  return [`\troute ${matcher} {`, `\t\trewrite * ${to}`, '\t\tredir {uri} 308', '\t}']
}

function quoted(value: string): string {
  return `"${value.replaceAll('"', '\\"')}"`
}
