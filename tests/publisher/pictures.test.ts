import { readFile, readdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { fileOf } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import { embeddedWords } from '#publisher/pictures/pictureMetadata.ts'
import { check, publish } from '#publisher/publish.ts'
import type { Progress } from '#publisher/progress.ts'
import { contentOf, emptyPlace, jsonIn, newsroomOf } from './smallNewsroom.ts'
import { zipOf } from './zipOf.ts'

const xmp =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description' +
  ' rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"' +
  ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" photoshop:Credit="Lesesal">' +
  '<dc:creator><rdf:Seq><rdf:li>Vår tegner på Ærøy</rdf:li></rdf:Seq></dc:creator>' +
  '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Lesesal &amp; co.</rdf:li></rdf:Alt></dc:rights>' +
  '<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">En blå flate</rdf:li></rdf:Alt>' +
  '</Iptc4xmpCore:AltTextAccessibility></rdf:Description></rdf:RDF></x:xmpmeta>'

function blue(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: '#3366cc' } })
}

/** Publishes one story, `sak.md`, with these pictures beside it. */
async function publishStory(pictures: Record<string, Uint8Array | string>, story: string, settings: object = {}) {
  const newsroom = await newsroomOf({ ...pictures, 'lesesal.json': JSON.stringify(settings), 'sak.md': story })
  const to = path.join(await emptyPlace(), 'edition')
  const { findings } = await publish({ newsrooms: [newsroom], to })
  const article: Article = await jsonIn(to, fileOf.article('sak'))
  return { article, findings, to, newsroom }
}

function storyWith(picture: string, more = ''): string {
  return `---\ntitle: Tittel\nlanguage: nb\nimage: { src: ${picture}${more} }\n---\nTekst.\n`
}

for (const [name, make] of Object.entries({
  'JPEG with sensor on its side': blue(900, 1800).withMetadata({ orientation: 6 }).jpeg(),
  PNG: blue(1800, 900).png(),
  WebP: blue(1800, 900).webp(),
  AVIF: blue(1800, 900).avif({ effort: 0 }),
  GIF: blue(1800, 900).gif(),
  TIFF: blue(1800, 900).tiff(),
})) {
  test(`${name} becomes AVIF and WebP, upright, in widths up to its own`, async () => {
    const file = `bilde.${name.split(' ')[0]!.toLowerCase()}`
    const { article, findings, to } = await publishStory({ [file]: await make.toBuffer() }, storyWith(file))
    expect(findings).toEqual([])
    const { image } = article
    expect(image).toMatchObject({ width: 1800, height: 900, color: expect.stringMatching(/^#3[0-9a-f]6[0-9a-f]c/) })
    const renditions = image!.renditions.map(({ type, width }) => `${type} ${width}`)
    expect(renditions).toEqual([
      'image/avif 480',
      'image/avif 960',
      'image/avif 1600',
      'image/webp 480',
      'image/webp 960',
      'image/webp 1600',
    ])
    for (const { url, width, type } of image!.renditions) {
      const made = await sharp(await readFile(path.join(to, url))).metadata()
      expect(made).toMatchObject({ width, height: width / 2, format: type === 'image/avif' ? 'heif' : 'webp' })
      expect(made.exif, 'nothing of the camera is left').toBeUndefined()
    }
  })
}

test('the RSS feed says how large the very file is that it names', async () => {
  const picture = await blue(1801, 997).png().toBuffer()
  const { to } = await publishStory({ 'stor.png': picture }, storyWith('stor.png'), { base: 'https://a.example' })
  const [, file, width, height] =
    /<media:content url="https:\/\/a\.example\/([^"]+)" .*width="(\d+)" height="(\d+)"/.exec(
      await readFile(path.join(to, 'feed.xml'), 'utf8'),
    )!
  const named = await sharp(path.join(to, file!)).metadata()
  expect([Number(width), Number(height)]).toEqual([named.width, named.height])
})

test('an SVG is drawn, not passed through, and a see-through one stands on white', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><circle cx="150" cy="100" r="50"/></svg>'
  const { article, to } = await publishStory({ 'figur.svg': svg }, storyWith('figur.svg'))
  expect(article.image!.renditions.map(({ width }) => width)).toEqual([300, 300])
  const corner = sharp(path.join(to, article.image!.renditions[1]!.url)).extract({
    left: 0,
    top: 0,
    width: 1,
    height: 1,
  })
  expect([...(await corner.raw().toBuffer())]).toEqual([255, 255, 255])
  expect((await readdir(path.join(to, 'images'))).filter((name) => name.endsWith('.svg'))).toEqual([])
})

test('credit and description come from the picture when the story gives none, and the owner goes along', async () => {
  const picture = await blue(600, 400).withXmp(xmp).jpeg().toBuffer()
  const { article, to } = await publishStory({ 'b.jpg': picture }, storyWith('b.jpg'))
  expect(article.image).toMatchObject({ credit: 'Vår tegner på Ærøy / Lesesal', alt: 'En blå flate' })
  for (const { url } of article.image!.renditions) {
    const { creator, copyright, alt } = embeddedWords(await readFile(path.join(to, url)))
    expect({ creator, copyright, alt }).toEqual({
      creator: 'Vår tegner på Ærøy',
      copyright: '© Lesesal & co.',
      alt: null,
    })
  }
})

test('what the story says of a picture goes before what the picture says', async () => {
  const picture = await blue(600, 400).withXmp(xmp).jpeg().toBuffer()
  const { article } = await publishStory({ 'b.jpg': picture }, storyWith('b.jpg', ', credit: "Foto: oss", alt: Blått'))
  expect(article.image).toMatchObject({ credit: 'Foto: oss', alt: 'Blått' })
})

test('a picture whose name comes from a Mac is found, however the story spells it', async () => {
  const picture = await blue(60, 40).png().toBuffer()
  const name = 'blåbær på Ærøy.png'
  const { article } = await publishStory({ [name.normalize('NFD')]: picture }, storyWith(name.normalize('NFC')))
  expect(article.image).toMatchObject({ width: 60 })
})

test.each([
  ['Bilder/Ny bru.JPG', 'bilder/ny bru.jpg'],
  ['Bilder/Ny bru.JPG', 'Bilder\\Ny bru.JPG'],
  ['bru.jpg', 'bru.jpg?w=300'],
  ['BLÅBÆR.png', 'blåbær.png'],
])('a picture called %s is found where the story calls it %s', async (name, called) => {
  const picture = await blue(60, 40).png().toBuffer()
  const { article, findings } = await publishStory({ [name]: picture }, storyWith(`'${called}'`))
  expect(findings).toEqual([])
  expect(article.image).toMatchObject({ width: 60 })
})

test('of two pictures that only capitals tell apart a story names one exactly, or none is shown', async () => {
  const pictures = { 'Bru.png': await blue(60, 40).png().toBuffer(), 'bru.png': await blue(90, 40).png().toBuffer() }
  expect((await publishStory(pictures, storyWith('bru.png'))).article.image).toMatchObject({ width: 90 })
  const { article, findings } = await publishStory(pictures, storyWith('BRU.png'))
  expect(article.image).toBeNull()
  expect(findings.map(({ words }) => words)).toEqual(['picture.lost/absent'])
})

test('the caption of a picture that is lost is told with it, also where the picture is elsewhere', async () => {
  const html = (src: string, words: string) =>
    `<figure><img src="${src}" alt=""><figcaption>${words}</figcaption></figure>`
  const story = `---\nlanguage: nb\n---\n\n# Bru\n\nTekst.\n\n${html('borte.jpg', 'Ordføreren åpnet brua.')}\n\n${html('https://a.example/b.jpg', 'Ferja.')}\n`
  const { findings } = await publishStory({}, story)
  expect(findings.map(({ words, values }) => [words, values.count, values.text])).toEqual([
    ['picture.lost/absent', undefined, undefined],
    ['picture.caption', 2, 'Ordføreren åpnet brua.'],
    ['picture.lost/remote', 1, undefined],
  ])
})

test('a picture that is not there is told by the name that people know', async () => {
  const { findings } = await publishStory({}, '# Bru\n\n![Brua](<ny bru på Ærøy.jpg>)\n\nTekst.\n')
  expect(findings.map(({ message }) => message).join()).toContain('"ny bru på Ærøy.jpg"')
})

test('credit is read from XMP in PNG, WebP and AVIF, and from IPTC', async () => {
  const credit = { credit: 'Vår tegner på Ærøy / Lesesal' }
  expect(embeddedWords(pngWith(await blue(60, 40).png().toBuffer(), xmp))).toMatchObject(credit)
  expect(embeddedWords(await blue(60, 40).withXmp(xmp).webp().toBuffer())).toMatchObject(credit)
  expect(embeddedWords(await blue(60, 40).withXmp(xmp).avif({ effort: 0 }).toBuffer())).toMatchObject(credit)
  const iptc = jpegWithIptc(await blue(60, 40).jpeg().toBuffer(), { 80: 'Vår tegner', 110: 'NTB', 116: '© 2017' })
  expect(embeddedWords(iptc)).toEqual({
    credit: 'Vår tegner / NTB',
    creator: 'Vår tegner',
    copyright: '© 2017',
    alt: null,
  })
})

test('a picture beyond the limits is left out, by name and with the remedy, and the story goes out', async () => {
  const picture = { 'stor.png': await blue(3000, 1000).png().toBuffer() }
  const tooMany = await publishStory(picture, storyWith('stor.png'), { pictureLimits: { megapixels: 2 } })
  expect(tooMany.article.image).toBeNull()
  expect(tooMany.findings).toEqual([
    expect.objectContaining({
      file: 'sak.md',
      code: 'picture.lost',
      message: expect.stringContaining('has 3 megapixels. The limit is 2'),
    }),
  ])
  const tooHeavy = await publishStory(picture, storyWith('stor.png'), { pictureLimits: { megabytes: 0.001 } })
  expect(tooHeavy.findings[0]!.message).toContain('pictureLimits.megabytes')
})

test('a drawing that would take for ever is left out, and one with a shadow is not', { timeout: 90_000 }, async () => {
  const drawn = (effects: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><filter id="f">${effects}</filter>` +
    '<rect x="100" y="100" width="700" height="700" filter="url(#f)"/></svg>'
  const endless = drawn('<feTurbulence baseFrequency="0.5" numOctaves="10"/>'.repeat(2000))
  const { article, findings } = await publishStory({ 'evig.svg': endless }, storyWith('evig.svg'), {
    pictureLimits: { seconds: 2 },
  })
  expect(article.image).toBeNull()
  const told = 'drawing the picture "evig.svg" would take more than 2 s'
  expect(findings).toEqual([
    expect.objectContaining({ file: 'sak.md', code: 'picture.lost', message: expect.stringContaining(told) }),
  ])
  const shadow = drawn('<feDropShadow dx="9" dy="9" stdDeviation="20"/>')
  const shown = await publishStory({ 'skygge.svg': shadow }, storyWith('skygge.svg'))
  expect([shown.article.image!.width, shown.findings]).toEqual([900, []])
})

test('a picture that is cut short is found out, and the story goes out without it', async () => {
  const noise = await sharp({
    create: {
      width: 400,
      height: 400,
      channels: 3,
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
      background: '#000',
    },
  })
    .jpeg()
    .toBuffer()
  const { article, findings, to } = await publishStory(
    { 'kort.jpg': noise.subarray(0, noise.length / 2) },
    storyWith('kort.jpg'),
  )
  expect(article.image).toBeNull()
  expect(findings).toEqual([
    expect.objectContaining({ code: 'picture.lost', message: expect.stringContaining('kort.jpg') }),
  ])
  await expect(readdir(path.join(to, 'images'))).rejects.toThrow('ENOENT')
})

test('a moving picture stands still, and the editor is told', async () => {
  const frames = await Promise.all(
    ['#f00', '#00f'].map((background) =>
      sharp({ create: { width: 60, height: 40, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  )
  const moving = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer()
  const { article, findings } = await publishStory({ 'dans.gif': moving }, storyWith('dans.gif'))
  expect(article.image).toMatchObject({ width: 60, height: 40 })
  expect(findings).toEqual([expect.objectContaining({ kind: 'note', code: 'picture.still' })])
})

test('an unchanged picture is never converted twice', async () => {
  const { article, to, newsroom } = await publishStory(
    { 'b.png': await blue(600, 400).png().toBuffer() },
    storyWith('b.png'),
  )
  const file = path.join(to, article.image!.renditions[0]!.url)
  await writeFile(file, 'made before')
  const { mtimeMs } = await stat(file)
  await writeFile(path.join(newsroom, 'sak.md'), storyWith('b.png').replace('Tekst.', 'Ny tekst.'))
  await publish({ newsrooms: [newsroom], to })
  expect(await readFile(file, 'utf8')).toBe('made before')
  expect((await stat(file)).mtimeMs).toBe(mtimeMs)
})

test('a publication that is cut short leaves the pictures it has made to the next one', async () => {
  const newsroom = await newsroomOf({
    'en.png': await blue(60, 40).png().toBuffer(),
    'to.png': await blue(90, 40).png().toBuffer(),
    'en.md': storyWith('en.png'),
    'to.md': storyWith('to.png').replace('Tekst.', 'En annen tekst.'),
  })
  const to = path.join(await emptyPlace(), 'edition')
  const whole = path.join(await emptyPlace(), 'edition')
  await publish({ newsrooms: [newsroom], to: whole })
  const cutShort = new Error('cut short')
  const cutShortAfter = (pictures: number) => {
    const progress: Progress = (step, done) => {
      if (step === 'resizing' && done === pictures) throw cutShort
    }
    return expect(publish({ newsrooms: [newsroom], to, progress })).rejects.toBe(cutShort)
  }
  await cutShortAfter(3)
  const [taken, torn] = (await picturesBelow(path.dirname(to))) as [string, string]
  const another = await sharp(taken).negate().toBuffer()
  await writeFile(taken, another)
  await writeFile(torn, (await readFile(torn)).subarray(0, -40))
  // What the run before it had left goes along.
  await cutShortAfter(1)
  await publish({ newsrooms: [newsroom], to })
  const [inEdition, inWhole] = [await contentOf(to), await contentOf(whole)]
  const nameOf = (picture: string) => `images/${path.basename(picture)}`
  expect(inEdition.get(nameOf(taken))).toEqual(another)
  expect(inEdition.get(nameOf(torn))).toEqual(inWhole.get(nameOf(torn)))
  expect(await readdir(path.dirname(to))).toEqual(['edition', 'edition.manifest.json'])
})

async function picturesBelow(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  return names.filter((name) => /\.(avif|webp)$/.test(name)).map((name) => path.join(folder, name))
}

/** A PNG with XMP where the standard has it: in an iTXt chunk (XMP part 3, 1.1.5). */
function pngWith(png: Buffer, text: string): Buffer {
  const content = Buffer.concat([Buffer.from('iTXtXML:com.adobe.xmp\0\0\0\0\0'), Buffer.from(text)])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length - 4)
  checksum.writeUInt32BE(crc32(content))
  const afterHeader = 8 + 25
  return Buffer.concat([png.subarray(0, afterHeader), length, content, checksum, png.subarray(afterHeader)])
}

/** A JPEG with IPTC-IIM datasets of record 2, in UTF-8, in Photoshop's APP13 segment. */
function jpegWithIptc(jpeg: Buffer, fields: Record<number, string>): Buffer {
  const dataset = (record: number, number: number, value: Buffer) =>
    Buffer.concat([Buffer.from([0x1c, record, number, value.length >> 8, value.length & 255]), value])
  const iim = Buffer.concat([
    dataset(1, 90, Buffer.from('\x1b%G')),
    ...Object.entries(fields).map(([number, value]) => dataset(2, Number(number), Buffer.from(value))),
  ])
  const resource = Buffer.concat([
    Buffer.from('8BIM\x04\x04\0\0', 'latin1'),
    Buffer.from([0, 0, iim.length >> 8, iim.length & 255]),
    iim,
  ])
  const segment = Buffer.concat([Buffer.from('Photoshop 3.0\0'), resource, Buffer.alloc(iim.length % 2)])
  const header = Buffer.from([0xff, 0xed, (segment.length + 2) >> 8, (segment.length + 2) & 255])
  return Buffer.concat([jpeg.subarray(0, 2), header, segment, jpeg.subarray(2)])
}

test('a picture of a kind that browsers do not show is passed over, and told where a story names it', async () => {
  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\0', 'latin1')
  const { article, findings } = await publishStory({ 'bru.heic': heic, 'ikon.ico': heic }, storyWith('bru.heic'))
  expect(article.image).toBeNull()
  expect(findings.map(({ file, words }) => `${file} ${words}`)).toEqual(['sak.md picture.lost/kind'])
})

test('nor is what is sound, film, a font or a PDF an article that was lost', async () => {
  const bytes = Buffer.from('\0\x01\0\0', 'latin1')
  const files = { 'a.MP4': bytes, 'b.mov': bytes, 'c.mp3': bytes, 'd.wav': bytes, 'e.woff2': bytes, 'f.pdf': bytes }
  const newsroom = await newsroomOf({ ...files, 'alt.zip': zipOf(files) })
  const { tally, findings } = await check([newsroom])
  expect(tally).toMatchObject({ 'no article': 12, rejected: 0 })
  const below = findings.filter(({ file }) => !file.startsWith('alt.zip'))
  expect(below.map(({ kind, words }) => `${kind} ${words}`)).toEqual([
    ...Array.from({ length: 4 }, () => 'note no.article/media'),
    'note no.article/font',
    'note no.article/other',
  ])
})

test('a picture of the site that stories moved from is found by the path it had there', async () => {
  const picture = await blue(900, 600).png().toBuffer()
  const src = 'https://gammel.example/wp-content/uploads/2024/05/bl%C3%A5tt.png?w=300'
  const text = `---\ntitle: Tittel\nlanguage: nb\n---\nTekst.\n\n![Blått](${src})\n\n![Et annet](https://gammel.example/bru.png)\n`
  const { article, findings } = await publishStory(
    { 'wp-content/uploads/2024/05/blått.png': picture, 'bru.png': picture },
    text,
  )
  expect(article.sections.flatMap(({ blocks }) => blocks)).toMatchObject([
    { type: 'paragraph' },
    { type: 'image', image: { alt: 'Blått', width: 900 } },
  ])
  expect(findings.map(({ words, values }) => [words, values.count])).toEqual([['picture.lost/remote', 1]])
})

test('a picture that lies in an archive is not said to be misnamed', async () => {
  const picture = await blue(90, 60).png().toBuffer()
  const page = `---\ntitle: Tittel\nlanguage: nb\n---\nTekst.\n\n![Blått](images/image1.png)\n`
  const newsroom = await newsroomOf({ 'sak.zip': zipOf({ 'sak.md': page, 'images/image1.png': picture }) })
  const { findings } = await check([newsroom])
  expect(findings.map(({ words }) => words)).toEqual(['picture.lost/archive'])
})

test.each(['static', 'public', 'source', 'content'])(
  'a picture that a site builder kept in “%s” is found by its address on the site',
  async (top) => {
    const picture = await blue(900, 600).png().toBuffer()
    const { article, findings } = await publishStory({ [`${top}/img/bru.png`]: picture }, storyWith('/img/bru.png'))
    expect(article.image).toMatchObject({ width: 900 })
    expect(findings).toEqual([])
  },
)

test('a picture in a size that WordPress or Ghost made of it is the original, where only that was kept', async () => {
  const picture = await blue(900, 600).png().toBuffer()
  const site = 'https://gammel.example'
  const text = `---\ntitle: Tittel\nlanguage: nb\n---\nTekst.\n\n![1](bru-300x200.png)\n\n![2](bru-scaled.png)\n\n![3](${site}/wp-content/uploads/2024/bru-1024x576.png)\n\n![4](${site}/content/images/size/w600/2024/bru.png)\n`
  const { article, findings } = await publishStory(
    {
      'bru.png': picture,
      'wp-content/uploads/2024/bru.png': picture,
      'content/images/2024/bru.png': picture,
    },
    text,
  )
  const blocks = article.sections.flatMap((section) => section.blocks)
  expect(blocks.flatMap((block) => (block.type === 'image' ? block.image.alt : []))).toEqual(['1', '2', '3', '4'])
  expect(findings).toEqual([])
})

test('a picture of a note is found by its name, wherever it lies, unless several are called so', async () => {
  const picture = await blue(900, 600).png().toBuffer()
  const text = '---\ntitle: Tittel\nlanguage: nb\n---\nTekst.\n\n![[bru.png]]\n\n![[vei.png]]\n\n![Ferje](ferje.png)\n'
  const { article, findings } = await publishStory(
    { 'vedlegg/bru.png': picture, 'a/vei.png': picture, 'b/vei.png': picture, 'b/ferje.png': picture },
    text,
  )
  expect(article.sections.flatMap((section) => section.blocks)).toMatchObject([
    { type: 'paragraph' },
    { type: 'image', image: { width: 900 } },
  ])
  expect(findings.map(({ words, values }) => [words, values.src])).toEqual([
    ['picture.lost/absent', 'vei.png'],
    ['picture.lost/absent', 'ferje.png'],
  ])
})

test('a picture that Hexo keeps in a folder of the story’s name is found', async () => {
  const picture = await blue(900, 600).png().toBuffer()
  const { article, findings } = await publishStory({ 'sak/bru.png': picture }, storyWith('bru.png'))
  expect(article.image).toMatchObject({ width: 900 })
  expect(findings).toEqual([])
})
