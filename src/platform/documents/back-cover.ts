/** What the back cover of a sealed paper says of its making; `lines` come first, such as what it is and who made it. */
export interface Backing {
  readonly lines: readonly { readonly label: string; readonly text: string }[];
  readonly code: string;
  readonly seal: { readonly keyId: string; readonly publicKey: string };
  readonly checkUrl: string;
}

/** The back cover: by whom and when it was sealed, with which key, and how anybody checks that nothing was changed. */
export function backCover({ lines, code, seal, checkUrl }: Backing) {
  const base = checkUrl.replace(/\?.*$/, '');
  return {
    qr: 'qr.svg',
    url: checkUrl,
    lines: [...lines, { label: '封卷算法', text: 'SHA-256 与 Ed25519' }, { label: '公钥编号', text: seal.keyId }],
    how: [
      {
        title: '在网上查验',
        text: `打开 ${base}，填写查验码，选中这份 PDF。文件只在您的设备上计算指纹，不会上传。`,
      },
      {
        title: '不上网查验',
        text: '下载时选“全部材料（ZIP）”，在任何装有枫桥的电脑上运行下面第一行；没有枫桥的电脑，用第二行起的命令，公钥印在下面。两种查验都不需要联网。',
      },
    ],
    commands: [
      'npx maplebridge file check 卷宗.zip --key 公钥.pem',
      `printf 'maplebridge seal 1 document ${code} %s' $(sha256sum file.pdf | cut -c1-64) > said`,
      'jq -r .document.signature seal.json | base64 -d > signature',
      'openssl pkeyutl -verify -pubin -inkey 公钥.pem -rawin -in said -sigfile signature',
      '',
      ...seal.publicKey.trim().split('\n'),
    ].join('\n'),
    note: '文件自身的指纹不能印在文件里；它在随附的 seal.json 和登记簿里。纸上的内容与登记的电子文件不一致时，以电子文件为准。',
  };
}
