import type { Words } from '../../../kit/words.ts';

export const redactWords = {
  title: { zh: '遮挡照片', en: 'Black out a photo' },
  about: {
    zh: '框住人脸、车牌和门牌。协办单位和分享页只看到涂黑后的副本，原件一直封存。',
    en: 'Box in faces, plates and door numbers. Helping units and shared pages get the blacked-out copy only; the original stays sealed.',
  },
  open: { zh: '遮挡', en: 'Black out' },
  change: { zh: '修改遮挡', en: 'Change' },
  sharable: { zh: '可共享', en: 'May be shared' },
  notYet: { zh: '尚未遮挡', en: 'Not blacked out yet' },
  add: { zh: '加一个框（b）', en: 'Add a box (b)' },
  undo: { zh: '撤销', en: 'Undo' },
  remove: { zh: '删除所选', en: 'Remove' },
  draw: { zh: '画框', en: 'Draw' },
  pan: { zh: '移动照片', en: 'Move the photo' },
  mode: { zh: '手指或鼠标用来', en: 'Finger or mouse' },
  zoomIn: { zh: '放大', en: 'Zoom in' },
  zoomOut: { zh: '缩小', en: 'Zoom out' },
  save: { zh: '保存遮挡', en: 'Save' },
  declare: { zh: '声明：没有人脸和车牌', en: 'Declare: no face or plate to be seen' },
  declareHint: {
    zh: '声明以后，别人看到的就是整张照片，并记下您的名字。',
    en: 'Others then see the whole photo, and your name is kept with it.',
  },
  saved: { zh: '已保存，这张照片可以共享', en: 'Saved: this photo may be shared' },
  editor: { zh: '照片和遮挡框', en: 'Photo and boxes' },
  preview: { zh: '别人看到的', en: 'What others will see' },
  previewSaved: { zh: '已保存的副本', en: 'The saved copy' },
  previewDraft: { zh: '保存以后的样子，还没有保存', en: 'As it will be; not saved yet' },
  previewAlt: { zh: '遮挡后的照片', en: 'The photo with black boxes' },
  keys: {
    zh: '键盘：b 加框，Tab 选框，方向键移动，Shift 加方向键改大小，Delete 删除，Ctrl+Z 撤销。',
    en: 'Keys: b adds a box, Tab selects, arrows move, Shift and arrows size, Delete removes, Ctrl+Z undoes.',
  },
  touch: {
    zh: '在照片上用手指拉出方框，按住框移动，拉四角改大小。放大后选“移动照片”可以滚动。',
    en: 'Pull a box over the photo with a finger, hold it to move, pull its corners to size. When zoomed in, “Move the photo” lets you scroll.',
  },
  places: { zh: '遮挡', en: 'Blacked out' },
  nothing: { zh: '声明没有人脸和车牌', en: 'Declared: no face or plate' },
  othersToo: { zh: '同事刚刚也遮挡了这张照片', en: 'A colleague has just blacked out this photo too' },
  othersHint: { zh: '您画的框都在。加上同事的框，再保存。', en: 'Your boxes are kept. Add theirs, then save.' },
  takeTheirs: { zh: '加上同事的框，继续', en: 'Add their boxes and go on' },
  noPhoto: { zh: '这里没有可以遮挡的照片', en: 'There is no photo to black out here' },
  noPhotoHint: {
    zh: '请回到事项，从照片下面点“遮挡”。',
    en: 'Go back to the matter and choose “Black out” below a photo.',
  },
} as const satisfies Record<string, Words>;

export const countedPlaces = (count: number): Words => ({ zh: `${count} 处`, en: `${count} places` });

export const boxName = (ordinal: number, box: { x: number; y: number; width: number; height: number }): Words => {
  const [x, y, wide, high] = [box.x, box.y, box.width, box.height].map((share) => Math.round(share * 100));
  return {
    zh: `遮挡框 ${ordinal}：离左 ${x}%，离上 ${y}%，宽 ${wide}%，高 ${high}%`,
    en: `Box ${ordinal}: ${x}% from the left, ${y}% from the top, ${wide}% wide, ${high}% high`,
  };
};

export const madeBy = (name: string, when: Words): Words => ({ zh: `${name}，${when.zh}`, en: `${name}, ${when.en}` });
