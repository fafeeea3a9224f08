import * as v from 'valibot'

/**
 * A picture and the renditions it exists in: the best compressed type first, narrowest first within a type, so that the
 * last is the widest of the type every browser reads. `alt` is what it shows; "" when the source gave none. `color` is
 * its average, which stands in its place until it arrives.
 */
export const Image = v.object({
  alt: v.string(),
  caption: v.nullable(v.string()),
  credit: v.nullable(v.string()),
  width: v.pipe(v.number(), v.integer(), v.minValue(1)),
  height: v.pipe(v.number(), v.integer(), v.minValue(1)),
  color: v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/, 'a colour such as #a1b2c3')),
  renditions: v.pipe(v.array(v.object({ url: v.string(), width: v.number(), type: v.string() })), v.minLength(1)),
})
export type Image = v.InferOutput<typeof Image>
