import assert from 'node:assert/strict';
import { SvgCanvas } from '../../src/panel/svgContext';

const measure = (text: string) => ({ width: 6 * text.length }) as TextMetrics;

function drawn(draw: (context: SvgCanvas['context']) => void): string {
  const canvas = new SvgCanvas(100, 50, measure);
  draw(canvas.context);
  return String(canvas);
}

const elements = (svg: string, name: string) => svg.match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? [];

describe('a drawing as SVG', () => {
  it('is a file of its own, as large as the canvas', () => {
    assert.match(
      drawn(() => {}),
      /^<\?xml [^>]*\?>\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="100" height="50"/,
    );
  });

  it('strokes a path with the line in force', () => {
    const svg = drawn((context) => {
      context.strokeStyle = 'rgba(255, 0, 0, 0.5)';
      context.lineWidth = 2;
      context.setLineDash([10, 4]);
      context.beginPath();
      context.moveTo(1, 2);
      context.lineTo(3, 4);
      context.stroke();
    });
    const [path = ''] = elements(svg, 'path');
    for (const part of [
      'd="M1 2L3 4"',
      'stroke="rgb(255,0,0)"',
      'stroke-opacity="0.5"',
      'stroke-width="2"',
      'stroke-dasharray="10 4"',
    ]) {
      assert.ok(path.includes(part), `${part} in ${path}`);
    }
  });

  it('puts points where the transformation in force puts them, and brings back what was saved', () => {
    const svg = drawn((context) => {
      context.save();
      context.translate(10, 20);
      context.rotate(Math.PI / 2);
      context.fillRect(0, 0, 4, 2);
      context.restore();
      context.fillRect(0, 0, 1, 1);
    });
    const [turned, plain] = elements(svg, 'path');
    assert.ok(turned?.includes('d="M10 20L10 24L8 24L8 20Z"'), turned);
    assert.ok(plain?.includes('d="M0 0L1 0L1 1L0 1Z"'), plain);
  });

  it('makes a whole circle of two halves', () => {
    const svg = drawn((context) => {
      context.beginPath();
      context.arc(10, 10, 5, 0, 2 * Math.PI);
      context.fill();
    });
    assert.match(svg, /d="M15 10A5 5 0 0 1 5 10A5 5 0 0 1 15 10"/);
  });

  it('clips what is drawn until the clip is restored, a clip within the other', () => {
    const svg = drawn((context) => {
      context.save();
      for (const width of [50, 20]) {
        context.beginPath();
        context.rect(0, 0, width, 10);
        context.clip();
      }
      context.fillRect(0, 0, 100, 100);
      context.restore();
      context.fillRect(0, 0, 1, 1);
    });
    assert.match(svg, /<clipPath id="clip2" clip-path="url\(#clip1\)">/);
    assert.equal(elements(svg, 'g').length, 1);
    assert.match(svg, /<g clip-path="url\(#clip2\)"><path d="M0 0L100 0/);
  });

  it('writes text as text, where the canvas has it, and never as markup', () => {
    const svg = drawn((context) => {
      context.font = '600 12px "Segoe UI", sans-serif';
      context.textAlign = 'right';
      context.fillText('a<b & "한국어"\u0000', 5, 6);
    });
    assert.match(svg, />a&lt;b &amp; &quot;한국어&quot;<\/text>/);
    assert.match(
      svg,
      /text-anchor="end" font-family="&quot;Segoe UI&quot;, sans-serif" font-size="12" font-weight="600"/,
    );
  });

  it('takes no notice of a point that is no number', () => {
    const svg = drawn((context) => {
      context.beginPath();
      context.moveTo(0, 0);
      context.lineTo(Number.NaN, 3);
      context.lineTo(2, 2);
      context.stroke();
    });
    assert.match(svg, /d="M0 0L2 2"/);
  });

  it('forgets everything when it is cleared', () => {
    const svg = drawn((context) => {
      context.fillRect(0, 0, 9, 9);
      context.clearRect();
    });
    assert.deepEqual(elements(svg, 'path'), []);
  });

  it('fills by the rule that is asked for', () => {
    const svg = drawn((context) => {
      context.rect(0, 0, 9, 9);
      context.fill('evenodd');
    });
    assert.match(svg, /fill-rule="evenodd"/);
  });

  it('draws an outline where the transformation in force puts it', () => {
    const outline = { data: 'M0-4h2' } as Parameters<SvgCanvas['context']['stroke']>[0];
    const svg = drawn((context) => {
      context.translate(3, 4);
      context.stroke(outline);
    });
    assert.match(svg, /<path d="M0-4h2" fill="none"[^>]* transform="matrix\(1 0 0 1 3 4\)"/);
  });
});
