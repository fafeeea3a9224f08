import * as v from 'valibot'

/** A picture and the sizes it exists in, narrowest first. `alt` is what it shows; "" when the source gave none. */
export const Image = v.object({
  alt: v.string(),
  caption: v.nullable(v.string()),
  credit: v.nullable(v.string()),
  width: v.pipe(v.number(), v.integer(), v.minValue(1)),
  height: v.pipe(v.number(), v.integer(), v.minValue(1)),
  renditions: v.pipe(v.array(v.object({ url: v.string(), width: v.number(), type: v.string() })), v.minLength(1)),
})
export type Image = v.InferOutput<typeof Image>
