// @ts-check
// A browser as an IT service has set it up: its policies stand in /etc for this one program, and for nobody else.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where each browser looks for what is laid down for it. */
const PLACES = { chromium: "/etc/chromium/policies/managed", firefox: "/etc/firefox/policies" };

/**
 * A program that starts another one with its own view of /etc.
 * @param {string} folder where it is written
 * @param {keyof typeof PLACES} kind
 * @param {string} program
 * @param {object} policies
 */
export function underPolicies(folder, kind, program, policies) {
  const file = join(folder, "policies.json");
  writeFileSync(file, JSON.stringify(policies));
  const inside = [
    "mount -t tmpfs none /mnt", "mkdir /mnt/upper /mnt/work",
    "mount -t overlay overlay -o lowerdir=/etc,upperdir=/mnt/upper,workdir=/mnt/work /etc",
    `mkdir -p ${PLACES[kind]}`, `cp ${file} ${PLACES[kind]}/policies.json`, `exec ${program} "$@"`,
  ];
  const started = join(folder, `${kind}-under-policies`);
  const asRoot = process.getuid?.() === 0 ? "" : " --map-root-user";
  writeFileSync(started, `#!/bin/sh\nexec unshare --mount${asRoot} sh -c '${inside.join(" && ")}' sh "$@"\n`, {
    mode: 0o755,
  });
  return started;
}
