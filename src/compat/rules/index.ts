import type { Rule } from '../rule.js';
import { dependencyVersionChanged } from './dependency-version-changed.js';
import { directionChanged } from './direction-changed.js';
import { enumCasesChanged } from './enum-cases-changed.js';
import { exportAdded } from './export-added.js';
import { exportRemoved } from './export-removed.js';
import { exportRenamed } from './export-renamed.js';
import { featureGateAdded } from './feature-gate-added.js';
import { featureGateRemoved } from './feature-gate-removed.js';
import { flagsLabelsChanged } from './flags-labels-changed.js';
import { functionAdded } from './function-added.js';
import { functionAsyncChanged } from './function-async-changed.js';
import { functionKindChanged } from './function-kind-changed.js';
import { functionMoved } from './function-moved.js';
import { functionParametersChanged } from './function-parameters-changed.js';
import { functionRemoved } from './function-removed.js';
import { functionRenamed } from './function-renamed.js';
import { functionResultChanged } from './function-result-changed.js';
import { importAdded } from './import-added.js';
import { importRemoved } from './import-removed.js';
import { importRenamed } from './import-renamed.js';
import { interfaceAdded } from './interface-added.js';
import { interfaceRemoved } from './interface-removed.js';
import { interfaceRenamed } from './interface-renamed.js';
import { itemDeprecated } from './item-deprecated.js';
import { packageRenamed } from './package-renamed.js';
import { recordFieldsChanged } from './record-fields-changed.js';
import { removedBeforeDeprecated } from './removed-before-deprecated.js';
import { resourceAdded } from './resource-added.js';
import { resourceOriginChanged } from './resource-origin-changed.js';
import { resourceRemoved } from './resource-removed.js';
import { resourceSideChanged } from './resource-side-changed.js';
import { sinceChanged } from './since-changed.js';
import { sinceMissing } from './since-missing.js';
import { sinceWrong } from './since-wrong.js';
import { typeAdded } from './type-added.js';
import { typeAliasChanged } from './type-alias-changed.js';
import { typeKindChanged } from './type-kind-changed.js';
import { typeMoved } from './type-moved.js';
import { typeRemoved } from './type-removed.js';
import { typeRenamed } from './type-renamed.js';
import { variantCasesChanged } from './variant-cases-changed.js';
import { versionTrackChanged } from './version-track-changed.js';
import { worldAdded } from './world-added.js';
import { worldRemoved } from './world-removed.js';
import { worldRenamed } from './world-renamed.js';

/** Every way in which an interface can change, in the order in which the table of the documentation has them. */
export const rules = {
  'package-renamed': packageRenamed,
  'version-track-changed': versionTrackChanged,
  'world-added': worldAdded,
  'world-removed': worldRemoved,
  'world-renamed': worldRenamed,
  'import-added': importAdded,
  'import-removed': importRemoved,
  'import-renamed': importRenamed,
  'export-added': exportAdded,
  'export-removed': exportRemoved,
  'export-renamed': exportRenamed,
  'direction-changed': directionChanged,
  'dependency-version-changed': dependencyVersionChanged,
  'interface-added': interfaceAdded,
  'interface-removed': interfaceRemoved,
  'interface-renamed': interfaceRenamed,
  'function-added': functionAdded,
  'function-removed': functionRemoved,
  'function-renamed': functionRenamed,
  'function-moved': functionMoved,
  'function-kind-changed': functionKindChanged,
  'function-parameters-changed': functionParametersChanged,
  'function-result-changed': functionResultChanged,
  'function-async-changed': functionAsyncChanged,
  'type-added': typeAdded,
  'type-removed': typeRemoved,
  'type-renamed': typeRenamed,
  'type-moved': typeMoved,
  'type-kind-changed': typeKindChanged,
  'type-alias-changed': typeAliasChanged,
  'record-fields-changed': recordFieldsChanged,
  'variant-cases-changed': variantCasesChanged,
  'enum-cases-changed': enumCasesChanged,
  'flags-labels-changed': flagsLabelsChanged,
  'resource-added': resourceAdded,
  'resource-removed': resourceRemoved,
  'resource-origin-changed': resourceOriginChanged,
  'resource-side-changed': resourceSideChanged,
  'feature-gate-added': featureGateAdded,
  'feature-gate-removed': featureGateRemoved,
  'since-missing': sinceMissing,
  'since-wrong': sinceWrong,
  'since-changed': sinceChanged,
  'removed-before-deprecated': removedBeforeDeprecated,
  'item-deprecated': itemDeprecated,
} as const;

export type RuleId = keyof typeof rules;

/** The rules that look at a subject. */
export const allRules = Object.entries(rules) as readonly (readonly [RuleId, Rule])[];
