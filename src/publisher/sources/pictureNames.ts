/** Pictures of kinds that cannot be shown as they are, from telephones, cameras and programs. */
const unshown = /\.(heic|heif|jxl|jp2|bmp|ico|psd|dng|cr2|cr3|nef|arw)$/i
const shown = /\.(jpe?g|png|webp|avif|gif|svg|tiff?)$/i

/** Whether a file is a picture by its name. Stories name those themselves. */
export function isPicture(name: string): boolean {
  return shown.test(name) || unshown.test(name)
}

export function isUnshownPicture(name: string): boolean {
  return unshown.test(name)
}
