import type { Work } from '../work';
import type { Ground } from './ground';
import { penaltyOf } from './penaltyOf';
import type { Heights } from './surface';
import type { Plane } from './surfacePlane';

/**
 * A squared loss over two parameters, the others being `origin`'s. With c its least point on the plane, δ = p − c and H the second
 * derivatives by both, L(p) = L(c) + g(c)·δ + ½ δᵀHδ: two evaluations for the whole plane, and nothing cancels near its minimum.
 * l1, which is not quadratic, is taken out at c and put back at p.
 */
export function* quadraticLoss(ground: Ground, plane: Plane, origin: Float64Array): Work<Heights> {
  const { objective } = ground.problem;
  const { first, second, size } = plane;
  const gradient = new Float64Array(objective.size);
  const centre = origin.slice();
  const [a, b, c] = yield* curvaturesOf(ground, plane, origin);
  yield* objective.evaluate(centre, gradient);
  const [toX, toY] = solve([a, b, c], gradient[first]!, gradient[second]!);
  centre[first]! -= toX;
  centre[second]! -= toY;
  const least = yield* objective.evaluate(centre, gradient);

  const sizes = [penaltyOf(ground, first).l1, penaltyOf(ground, second).l1] as const;
  const cornered = (x: number, y: number) => sizes[0] * Math.abs(x) + sizes[1] * Math.abs(y);
  const [slopeX, slopeY] = [gradient[first]!, gradient[second]!];
  const rest = least - cornered(centre[first]!, centre[second]!);
  const loss = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    const y = at(plane.y, row, size);
    const v = y - centre[second]!;
    for (let column = 0; column < size; column++) {
      const x = at(plane.x, column, size);
      const u = x - centre[first]!;
      const bent = (a * u * u) / 2 + b * u * v + (c * v * v) / 2;
      loss[row * size + column] = rest + slopeX * u + slopeY * v + bent + cornered(x, y);
    }
  }
  return { loss };
}

/** The value of a side's point. */
export function at({ min, max }: { readonly min: number; readonly max: number }, point: number, size: number): number {
  return min + ((max - min) * point) / (size - 1);
}

/** ∂²L/∂x², ∂²L/∂x∂y and ∂²L/∂y². */
function* curvaturesOf({ problem }: Ground, { first, second }: Plane, origin: Float64Array): Work<Curvatures> {
  const { objective } = problem;
  if (!objective.hessian) throw new Error('a squared loss without second derivatives');
  const hessian = new Float64Array(objective.size ** 2);
  yield* objective.hessian(origin, hessian);
  const of = (i: number, j: number) => hessian[i * objective.size + j]!;
  return [of(first, first), of(first, second), of(second, second)];
}

type Curvatures = readonly [number, number, number];

/** H⁻¹·g; 0 where both parameters do the same, or nothing. */
function solve([a, b, c]: Curvatures, x: number, y: number): readonly [number, number] {
  const determinant = a * c - b * b;
  if (!(determinant > 1e-9 * a * c)) return [0, 0];
  return [(c * x - b * y) / determinant, (a * y - b * x) / determinant];
}
