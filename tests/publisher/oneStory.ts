/** One story of ours as each format would carry it, for the tests that ask whether they all give the same article. */

export const told = {
  headline: 'Ny bru over «Sundet» åpner i høst & folk gleder seg',
  published: '2024-05-17T09:30:00+02:00',
  language: 'nb',
  paragraphs: [
    'Kommunen sier at den nye brua over Sundet åpner for trafikk 1. oktober, og at den gamle blir revet året etter.',
    '– Det er ikke noe tvil om at folk har ventet lenge, sier ordføreren etter møtet.',
    'Brua er 412 meter lang og har kostet 1,3 milliarder kroner. Arbeidet har vart i fire år.',
    'Ferja som har gått siden 1931, får sin siste tur samme dag som brua blir tatt i bruk.',
  ],
}

const { headline, published, language, paragraphs } = told
const id = 'urn:newsml:avisa.example:20240517:bru'
const url = 'https://avisa.example/bru-over-sundet'

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

const html = paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('\n')

export const inFormats: Record<string, [path: string, content: string]> = {
  text: ['sak.txt', `date 2024-05-17\n${headline}\n\n${paragraphs.join('\n\n')}\n`],
  Markdown: [
    'sak.md',
    `---\ntitle: '${headline}'\ndate: ${published}\nlanguage: ${language}\n---\n\n${paragraphs.join('\n\n')}\n`,
  ],
  'Markdown (TOML)': [
    'toml.md',
    `+++\ntitle = "${headline}"\ndate = ${published}\nlanguage = "nb-NO"\n+++\n\n${paragraphs.join('\n\n')}\n`,
  ],
  'Markdown (JSON)': [
    'json.md',
    `${JSON.stringify({ title: headline, date: published, language: 'nb' }, null, 1)}\n\n${paragraphs.join('\n\n')}\n`,
  ],
  'ninjs 1': [
    'ninjs1.json',
    JSON.stringify({
      uri: id,
      type: 'text',
      versioncreated: published,
      language,
      headline,
      body_html: html,
      body_text: paragraphs.join('\n'),
    }),
  ],
  'ninjs 2': [
    'ninjs2.json',
    JSON.stringify({
      uri: id,
      standard: { name: 'ninjs', version: '2.1' },
      type: 'text',
      firstcreated: published,
      language: 'nb-NO',
      headlines: [{ role: 'main', value: headline }],
      bodies: [
        { role: 'text', contenttype: 'text/plain', value: [headline, ...paragraphs].join('\n\n') },
        { role: 'html', contenttype: 'text/html', value: html },
      ],
    }),
  ],
  'ninjs 3': [
    'ninjs3.json',
    JSON.stringify({
      uri: id,
      standard: { name: 'ninjs', version: '3.0', schema: 'https://iptc.org/std/ninjs/ninjs-schema_3.0.json' },
      type: 'text',
      firstCreated: published,
      language: 'nob',
      headlines: [{ role: 'main', value: headline }],
      bodies: [{ contentType: 'text/plain', value: [headline, ...paragraphs].join('\n') }],
    }),
  ],
  NITF: [
    'nitf.xml',
    `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf baselang="nb-NO"><head><docdata><doc-id id-string="${id}"/><date.issue norm="20240517T093000+0200"/></docdata></head>
<body><body.head><hedline><hl1>${escaped(headline)}</hl1></hedline></body.head>
<body.content>${html}</body.content></body></nitf>`,
  ],
  'NewsML-G2 (XHTML)': [
    'g2-xhtml.xml',
    newsmlOf(
      'application/xhtml+xml',
      `<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>${html}</body></html>`,
    ),
  ],
  'NewsML-G2 (NITF)': [
    'g2-nitf.xml',
    newsmlOf(
      'application/nitf+xml',
      `<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.content>${html}</body.content></body></nitf>`,
    ),
  ],
  'NewsML-G2 (plain)': ['g2-text.xml', newsmlOf(null, escaped(paragraphs.join('\n\n')))],
  RSS: [
    'rss.xml',
    `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Avisa</title><link>https://avisa.example/</link><description>Nytt</description><language>nb-no</language>
<item><title>${escaped(escaped(headline))}</title><guid isPermaLink="false">${id}</guid><pubDate>Fri, 17 May 2024 09:30:00 +0200</pubDate><content:encoded><![CDATA[${html}]]></content:encoded></item></channel></rss>`,
  ],
  Atom: [
    'atom.xml',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nb"><title>Avisa</title><id>urn:avisa</id><updated>${published}</updated>
<entry><id>${id}</id><title type="text">${escaped(headline)}</title><published>${published}</published><updated>${published}</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${html}</div></content></entry></feed>`,
  ],
  'JSON Feed': [
    'feed.json',
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Avisa',
      language: 'nb-NO',
      items: [{ id, url, title: headline, date_published: published, content_html: html }],
    }),
  ],
  HTML: [
    'side.html',
    `<!DOCTYPE html><html lang="nb"><head><title>${escaped(headline)} – Avisa</title><link rel="canonical" href="${url}">
<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'NewsArticle', headline, datePublished: published, inLanguage: 'nb', url })}</script></head>
<body><nav><a href="/">Forsiden</a> <a href="/sport">Sport</a></nav><main><article><h1>${escaped(headline)}</h1>${html}</article></main><footer>Ansvarlig redaktør</footer></body></html>`,
  ],
}

function newsmlOf(contenttype: string | null, content: string): string {
  const inline =
    contenttype === null
      ? `<inlineData contenttype="text/plain">${content}</inlineData>`
      : `<inlineXML contenttype="${contenttype}">${content}</inlineXML>`
  return `<?xml version="1.0"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="${id}" version="1" standard="NewsML-G2" xml:lang="no">
<itemMeta><itemClass qcode="ninat:text"/><provider literal="AVISA"/><versionCreated>${published}</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><contentCreated>${published}</contentCreated><language tag="nb-NO"/><headline>${escaped(headline)}</headline></contentMeta>
<contentSet>${inline}</contentSet></newsItem>`
}
