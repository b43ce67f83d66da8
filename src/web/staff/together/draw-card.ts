import qrCode from 'qrcode';

interface CardPicture {
  readonly title: string;
  readonly body: string;
  readonly result: string | null;
  readonly unit: string;
  readonly url: string;
  readonly scan: string;
}

const width = 1080;
const margin = 72;
const font = '"Noto Sans SC Variable", "Noto Sans SC", sans-serif';

/** Draws the public card as a picture for a group, in this browser only, and hands it over as a download. */
export async function drawCard(card: CardPicture): Promise<void> {
  await document.fonts.load(`600 56px ${font}`, card.title);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  const text = card.result ?? card.body;
  const height = paint(canvas, card, text, await codeOf(card.url), false);
  canvas.height = height;
  paint(canvas, card, text, await codeOf(card.url), true);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${card.title}.png`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function codeOf(url: string): Promise<HTMLCanvasElement> {
  const code = document.createElement('canvas');
  await qrCode.toCanvas(code, url, { width: 240, margin: 0, color: { dark: '#1d2733', light: '#faf9f6' } });
  return code;
}

// Once to learn how high it becomes, once to paint.
function paint(
  canvas: HTMLCanvasElement,
  card: CardPicture,
  text: string,
  code: HTMLCanvasElement,
  isReal: boolean,
): number {
  const pen = canvas.getContext('2d');
  if (!pen) return 0;
  if (isReal) {
    pen.fillStyle = '#faf9f6';
    pen.fillRect(0, 0, width, canvas.height);
    pen.fillStyle = '#b4432a';
    pen.fillRect(0, 0, width, 16);
  }
  pen.textBaseline = 'top';
  let top = margin + 16;
  const write = (words: string, style: { size: number; weight: number; colour: string }) => {
    pen.font = `${style.weight} ${style.size}px ${font}`;
    pen.fillStyle = style.colour;
    for (const line of linesOf(pen, words, width - 2 * margin)) {
      if (isReal) pen.fillText(line, margin, top);
      top += style.size * 1.5;
    }
    top += style.size * 0.5;
  };
  write(card.title, { size: 56, weight: 600, colour: '#1d2733' });
  write(text, { size: 42, weight: 400, colour: '#1d2733' });
  if (isReal) pen.drawImage(code, margin, top + 16);
  if (isReal) {
    pen.font = `400 34px ${font}`;
    pen.fillStyle = '#5b6672';
    pen.fillText(card.unit, margin + 280, top + 70);
    pen.fillText(card.scan, margin + 280, top + 130);
  }
  return top + 16 + 240 + margin;
}

function linesOf(pen: CanvasRenderingContext2D, words: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const letter of words) {
    if (letter === '\n' || pen.measureText(line + letter).width > room) {
      lines.push(line);
      line = letter === '\n' ? '' : letter;
    } else line += letter;
  }
  return [...lines, line];
}
