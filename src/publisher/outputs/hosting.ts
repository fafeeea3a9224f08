/** What never changes under its name, and what must be asked for again each time. */
const caching = { forever: 'public, max-age=31536000, immutable', again: 'public, no-cache' }

/** Types that servers do not know by a file's name. */
const types: Record<string, string> = {
  '/feed.xml': 'application/rss+xml; charset=utf-8',
  '/feed.json': 'application/feed+json; charset=utf-8',
}

/**
 * The edition's headers for static hosts: `_headers` (Netlify, Cloudflare Pages), and pieces to include in nginx's
 * `server` and in a Caddyfile's site. Path below the edition -> content.
 */
export function hostingFiles(headers: Record<string, string>): Map<string, string> {
  return new Map([
    ['_headers', underscoreHeaders(headers)],
    ['edition/hosting/nginx.conf', nginx(headers)],
    ['edition/hosting/Caddyfile', caddy(headers)],
  ])
}

function underscoreHeaders(headers: Record<string, string>): string {
  const block = (path: string, lines: [string, string][]) =>
    [path, ...lines.map(([name, value]) => `  ${name}: ${value}`), ''].join('\n')
  return [
    block('/*', [...Object.entries(headers), ['Cache-Control', caching.again]]),
    ...['/assets/*', '/images/*'].map((path) =>
      block(path, [
        ['! Cache-Control', ''],
        ['Cache-Control', caching.forever],
      ]),
    ),
    ...Object.entries(types).map(([path, type]) => block(path, [['Content-Type', type]])),
  ]
    .join('\n')
    .replaceAll('! Cache-Control: ', '! Cache-Control')
}

/** nginx drops the headers of the level above where a level adds its own, so they stand in a map of values instead. */
function nginx(headers: Record<string, string>): string {
  const always = Object.entries(headers).map(([name, value]) => `add_header ${name} ${quoted(value)} always;`)
  return [
    '# Include this in the `server` whose `root` is the edition:',
    '#   include /srv/site/edition/hosting/nginx.conf;',
    ...always,
    `set $lesesal_caching ${quoted(caching.again)};`,
    `if ($uri ~ ^/(assets|images)/) { set $lesesal_caching ${quoted(caching.forever)}; }`,
    'add_header Cache-Control $lesesal_caching always;',
    'error_page 404 /404.html;',
    'location / { try_files $uri $uri/index.html =404; }',
    '',
  ].join('\n')
}

function caddy(headers: Record<string, string>): string {
  return [
    '# Import this in the site whose root is the edition:',
    '#   import /srv/site/edition/hosting/Caddyfile',
    'header {',
    ...Object.entries(headers).map(([name, value]) => `\t${name} ${quoted(value)}`),
    `\tCache-Control ${quoted(caching.again)}`,
    '}',
    '@lasting path /assets/* /images/*',
    `header @lasting Cache-Control ${quoted(caching.forever)}`,
    ...Object.entries(types).map(([path, type]) => `header ${path} Content-Type ${quoted(type)}`),
    'try_files {path} {path}/index.html',
    'file_server',
    'handle_errors {',
    '\trewrite * /404.html',
    '\tfile_server',
    '}',
    '',
  ].join('\n')
}

function quoted(value: string): string {
  return `"${value.replaceAll('"', '\\"')}"`
}
