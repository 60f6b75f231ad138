// Loaded before the program with `--import`: writes down the most memory it ever held, in kilobytes.
import { writeFileSync } from "node:fs";

process.on("exit", () => writeFileSync(process.env.HENGJI_MEMORY_FILE, String(process.resourceUsage().maxRSS)));
