/** Adds a shape around a point to the path in hand; all are about as large. */
type Shape = (ctx: CanvasRenderingContext2D, x: number, y: number, r: number) => void;

/** What tells classes apart beside colours, in this order. */
export const SHAPES: readonly { readonly trace: Shape /** The same on a grid of 16. */; readonly icon: string }[] = [
  { trace: circle, icon: 'M8 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8z' },
  { trace: polygon([0, -1.3], [1.2, 0.85], [-1.2, 0.85]), icon: 'M8 3l4.6 8.4H3.4z' },
  { trace: polygon([-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]), icon: 'M4.4 4.4h7.2v7.2H4.4z' },
  { trace: polygon([0, -1.4], [1.1, 0], [0, 1.4], [-1.1, 0]), icon: 'M8 2.6L12.2 8 8 13.4 3.8 8z' },
  { trace: polygon([0, 1.3], [1.2, -0.85], [-1.2, -0.85]), icon: 'M8 13l4.6-8.4H3.4z' },
  {
    trace: polygon([-0.4, -1.2], [0.4, -1.2], [0.4, -0.4], [1.2, -0.4], [1.2, 0.4], [0.4, 0.4], [0.4, 1.2], [-0.4, 1.2], [-0.4, 0.4], [-1.2, 0.4], [-1.2, -0.4], [-0.4, -0.4]), // biome-ignore format: corners
    icon: 'M6.5 3.4h3v3.1h3.1v3H9.5v3.1h-3V9.5H3.4v-3h3.1z',
  },
];

export const CROSS = { trace: cross, icon: 'M4 4l8 8M12 4l-8 8' } as const;

/** The shape of a class; of many, the same come again. */
export function shapeOf(k: number): (typeof SHAPES)[number] {
  const shape = SHAPES[k % SHAPES.length];
  if (!shape) throw new Error(`there is no class ${k}`);
  return shape;
}

/** The place of a class's colour in a palette of `length`: where shapes come again, with another colour. */
export function colourOf(k: number, length: number): number {
  return (k + Math.floor(k / SHAPES.length)) % length;
}

function circle(ctx: CanvasRenderingContext2D, x: number, y: number, r: number): void {
  ctx.moveTo(x + r, y);
  ctx.arc(x, y, r, 0, 2 * Math.PI);
}

function polygon(...corners: readonly (readonly [number, number])[]): Shape {
  return (ctx, x, y, r) => {
    for (const [k, [dx, dy]] of corners.entries()) {
      if (k === 0) ctx.moveTo(x + r * dx, y + r * dy);
      else ctx.lineTo(x + r * dx, y + r * dy);
    }
    ctx.closePath();
  };
}

function cross(ctx: CanvasRenderingContext2D, x: number, y: number, r: number): void {
  ctx.moveTo(x - r, y - r);
  ctx.lineTo(x + r, y + r);
  ctx.moveTo(x + r, y - r);
  ctx.lineTo(x - r, y + r);
}
