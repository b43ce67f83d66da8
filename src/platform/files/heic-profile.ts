const longestProfile = 65_519;

/**
 * The ICC profile that an HEIC file carries in its first `colr` box of type `prof` or `rICC` (ISO/IEC 14496-12 §12.1.5), such as the
 * Display P3 of telephones; undefined when there is none that fits into one JPEG segment.
 */
export function colourProfileOf(bytes: Buffer): Buffer | undefined {
  for (let at = bytes.indexOf('colr', 4, 'latin1'); at > 0; at = bytes.indexOf('colr', at + 4, 'latin1')) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    const profile = bytes.subarray(at + 8, at - 4 + bytes.readUInt32BE(at - 4));
    const isWhole = profile.length > 128 && profile.toString('latin1', 36, 40) === 'acsp';
    if ((type === 'prof' || type === 'rICC') && isWhole && profile.length <= longestProfile) return profile;
  }
  return undefined;
}

/** The JPEG with the profile in an APP2 segment behind its first marker (ICC.1:2022 annex B.4). */
export function withProfile(jpeg: Buffer, profile: Buffer): Buffer {
  const head = Buffer.from('\xff\xe2\0\0ICC_PROFILE\0\x01\x01', 'latin1');
  head.writeUInt16BE(head.length - 2 + profile.length, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, profile, jpeg.subarray(2)]);
}
