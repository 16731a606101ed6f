import { json } from '../reply';
import type { Route } from './route';

/** Telemetry and experiments: calls that mean nothing to anybody but the site itself. */
export const telemetryRoutes: Route[] = [
  /^\/ces\/v1\/[a-z]+$/,
  /^\/ces\/statsc\/flush$/,
  /^\/backend-api\/lat\/r$/,
  /^\/backend-api\/beacons\/.+$/,
].map((pattern) => ({
  name: 'telemetry',
  method: 'POST',
  pattern,
  token: false,
  handle: () => json(200, { success: true }),
}));
