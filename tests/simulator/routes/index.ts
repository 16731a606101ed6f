import { accountRoutes } from './account';
import { conversationRoutes } from './conversation';
import { documentRoutes } from './document';
import { fileRoutes } from './files';
import { generationRoutes } from './generation';
import { historyRoutes } from './history';
import type { Route } from './route';
import { telemetryRoutes } from './telemetry';

/** Every route of the simulated chatgpt.com; the first that matches answers. */
export const ROUTES: readonly Route[] = [
  ...accountRoutes,
  ...historyRoutes,
  ...conversationRoutes,
  ...generationRoutes,
  ...fileRoutes,
  ...telemetryRoutes,
  ...documentRoutes,
];
