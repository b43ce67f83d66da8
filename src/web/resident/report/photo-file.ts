const enoughBytes = 1_200_000;
const longestPixels = 2400;

/** A photo small enough for a weak network, as JPEG without its hidden data; the file itself where the browser cannot draw it, as with HEIC: the server reads it. */
export async function fitForSending(file: Blob): Promise<Blob> {
  if (!file.type.startsWith('image/') || (file.size <= enoughBytes && file.type === 'image/jpeg')) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longestPixels / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const smaller = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
    return smaller ?? file;
  } catch {
    return file;
  }
}
