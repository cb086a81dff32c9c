import { hydrogenFerries } from './hydrogen-ferries.js';
import { lanternFestival } from './lantern-festival.js';
import { solarCourses } from './solar-courses.js';
import type { StandardCase } from './standard-case.js';

/** One weak, one middling, one strong, each with something out of step. In an order that gives away no ladder. */
export const standardCases: readonly StandardCase[] = [solarCourses, lanternFestival, hydrogenFerries];
