/** Calls that mean nothing to anybody but the site, and fail behind every ad blocker. */
export function telemetry(event) {
  quiet('/ces/v1/t', { event, timestamp: new Date().toISOString() });
}

/** Reports how long an answer took. */
export function reportLatency(milliseconds) {
  quiet('/backend-api/lat/r', { server_request_id: crypto.randomUUID(), total_time_ms: milliseconds });
}

/** The experiment service lives on a host that is not simulated: this always fails. */
export function loadExperiments() {
  fetch('https://ab.chatgpt.com/v1/rgstr', { method: 'POST', body: '{}' }).catch(() => {});
}

function quiet(path, body) {
  fetch(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  }).catch(() => {});
}
