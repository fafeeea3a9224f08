import { addressOf, fileOf } from '#article/addresses.ts'
import { caching, lastingFolders, packed, typesByName } from '#article/delivery.ts'

/** Types that older Apaches do not know, by the ending of a file. */
const typesByEnding = {
  js: 'text/javascript',
  json: 'application/json',
  atom: 'application/atom+xml',
  svg: 'image/svg+xml',
  avif: 'image/avif',
  webp: 'image/webp',
  woff2: 'font/woff2',
}

/**
 * What an edition asks of Apache 2.4, as it reads it from the top of a site: many who share a machine may say nothing
 * elsewhere.
 */
export function htaccess(headers: Record<string, string>, withdrawn: string[]): string {
  return [
    '# Apache reads this where it lies at the top of the site as .htaccess. Copy it there whenever it has changed:',
    '#   cp /srv/site/edition/hosting/htaccess /srv/site/.htaccess',
    '# It needs `AllowOverride All` (or `FileInfo Indexes`) and the modules dir, headers, mime and rewrite.',
    ...sent(headers),
    ...typed(),
    '<IfModule mod_deflate.c>',
    `  AddOutputFilterByType DEFLATE ${packed.join(' ')}`,
    // By its type it would not pack the page of an error.
    String.raw`  <FilesMatch "\.html$">`,
    '    SetOutputFilter DEFLATE',
    '  </FilesMatch>',
    '</IfModule>',
    // It names what it has packed by another tag, and does not know that again.
    String.raw`RequestHeader edit* If-None-Match "-gzip\"" "\""`,
    'ErrorDocument 404 /404.html',
    'ErrorDocument 410 "/%{reqenv:lesesal_gone}"',
    // A page is the folder that holds it, and has no slash at the end.
    'DirectorySlash Off',
    'RewriteEngine On',
    'RewriteOptions AllowNoSlash',
    ...ways(withdrawn),
    '',
  ].join('\n')
}

function sent(headers: Record<string, string>): string[] {
  const isLasting = `%{REQUEST_URI} =~ m#^/(${lastingFolders.join('|')})/# && %{REQUEST_STATUS} =~ /^(200|206|304)$/`
  return [
    ...Object.entries({ ...headers, 'Cache-Control': caching.again }).map(
      ([name, value]) => `Header always set ${name} ${quoted(value)}`,
    ),
    `Header always set Cache-Control ${quoted(caching.forever)} "expr=${isLasting}"`,
    'Header always set Allow "GET, HEAD" "expr=%{REQUEST_STATUS} == 405"',
  ]
}

function typed(): string[] {
  const files = Object.entries(typesByName).map(([name, type]) => [name.replace(/.*\//, ''), type] as const)
  return [
    'AddDefaultCharset utf-8',
    ...Object.entries(typesByEnding).map(([ending, type]) => `AddType ${type} .${ending}`),
    'AddCharset utf-8 .css .js .txt .xml .atom',
    ...files.map(([name, type]) => `<Files "${name}">\n  ForceType "${type}"\n</Files>`),
  ]
}

/**
 * What answers each address. Where Apache has found its own way to a page already, as to that of an error, it is left
 * there.
 */
function ways(withdrawn: string[]): string[] {
  // Its redirects say scheme and host. Behind a proxy these are not its own but those the proxy names.
  const sentOn = (from: string, to: string) => [
    'RewriteCond %{ENV:REDIRECT_STATUS} ^$',
    'RewriteCond %{HTTP:X-Forwarded-Proto}%{REQUEST_SCHEME} ^(https?)',
    `RewriteRule ${from} %1://%{HTTP_HOST}/${to} [R=308,L]`,
  ]
  return [
    'RewriteCond %{REQUEST_METHOD} !^(GET|HEAD)$',
    'RewriteRule ^ - [R=405,L]',
    String.raw`RewriteRule (^|/)\.(?!well-known(/|$)) - [R=404,L]`,
    ...sentOn(String.raw`^index\.html$`, ''),
    ...sentOn(String.raw`^([^/\x5c[:cntrl:]][^\x5c[:cntrl:]]*)/(?:index\.html)?$`, '$1'),
    ...withdrawn.flatMap((slug) => [
      `RewriteRule ^${addressOf.article(slug).slice(1)}$ - [E=lesesal_gone:${addressOf.article(slug).slice(1)}/index.html,G]`,
      `RewriteRule ^${fileOf.article(slug).replace('.', String.raw`\.`)}$ - [E=lesesal_gone:404.html,G]`,
    ]),
    'RewriteRule ^$ /index.html [END]',
    'RewriteCond %{REQUEST_FILENAME}/index.html -f',
    'RewriteRule ^(.+)$ /$1/index.html [END]',
    // A folder that holds no page is nobody's to look into.
    'RewriteCond %{REQUEST_FILENAME} -d',
    'RewriteRule ^ - [R=404,L]',
  ]
}

function quoted(value: string): string {
  return `"${value.replaceAll('"', String.raw`\"`).replaceAll('%', '%%')}"`
}
