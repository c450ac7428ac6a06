/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { Chart } from "../../src/report/chart.ts";
import {
  lineCharts,
  profileCurve,
  sliceCharts,
  trainingCurves,
} from "../../src/report/trial_views/trial_charts.ts";
import type {
  FitPicturesView,
  TargetView,
  TrialView,
} from "../../src/report/trial_views/trial_view.ts";
import { ChartFigure } from "../parts/chart_figure.tsx";
import { TrialMaps } from "./trial_maps.tsx";
import { Facts, MetricsTable, ModeWeights } from "./trial_tables.tsx";

/** What the view of a trial shows. */
export interface TrialArticleProps {
  readonly view: TrialView;
  /** Absent for a trial that is not a fit. */
  readonly target?: TargetView;
}

/** A view ready to be rendered, with the charts in it. */
export interface RenderedTrial {
  readonly article: JSX.Element;
  readonly charts: readonly Chart[];
}

/**
 * The view of a trial.
 *
 * @param props The trial and its target.
 */
export function trialArticle({ view, target }: TrialArticleProps): RenderedTrial {
  const { pictures, profile } = view;
  const charts = {
    line: target && pictures ? lineCharts(target, pictures) : [],
    profile: profile ? [profileCurve(profile)] : [],
    slices: target && pictures ? sliceCharts(target, pictures) : [],
    training: pictures?.training ? trainingCurves(pictures.training) : [],
  };
  return {
    article: <TrialArticle view={view} target={target} charts={charts} />,
    charts: Object.values(charts).flat(),
  };
}

interface ArticleProps extends TrialArticleProps {
  readonly charts: Readonly<Record<"line" | "profile" | "slices" | "training", readonly Chart[]>>;
}

/** All that the page knows of a trial. */
function TrialArticle({ view, target, charts }: ArticleProps): JSX.Element {
  const { pictures, metrics } = view;
  return (
    <div class="trial-article">
      {view.reason !== undefined && (
        <>
          <h3>Why it failed</h3>
          <pre class="trial-reason" tabindex={0}>{view.reason}</pre>
        </>
      )}
      {pictures?.notes.map((note) => <p key={note} class="note">{note}</p>)}
      {target && pictures && <TrialMaps view={view} target={target} pictures={pictures} />}
      {metrics.length > 0 && (
        <div class="trial-numbers">
          <div>
            <h3>Metrics</h3>
            <MetricsTable metrics={metrics} />
          </div>
          <ModeWeights modeWeights={view.modeWeights} />
        </div>
      )}
      <Charts title="Density and score" charts={charts.line} />
      <Charts title="Profile" charts={charts.profile} />
      <Charts title="Between neighbouring modes" charts={charts.slices}>
        {slicesNote(target, pictures)}
      </Charts>
      <Charts title="Training" charts={charts.training} />
      <Facts title="Diagnostics" facts={view.diagnostics} />
      <Facts title="Parameters and budget" facts={view.parameters} />
      <Facts title="Time" facts={view.timings} />
      {view.command !== undefined && (
        <>
          <h3>Run this trial again</h3>
          <pre class="trial-command" tabindex={0}><code>{view.command}</code></pre>
        </>
      )}
    </div>
  );
}

interface ChartsProps {
  readonly title: string;
  readonly charts: readonly Chart[];
  readonly children?: string;
}

function Charts({ title, charts, children }: ChartsProps): JSX.Element | null {
  if (charts.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      {children && <p class="note">{children}</p>}
      <div class="charts charts-small">
        {charts.map((chart) => <ChartFigure key={chart.id} chart={chart} />)}
      </div>
    </>
  );
}

function slicesNote(target: TargetView | undefined, pictures: FitPicturesView | undefined): string {
  if (target === undefined || pictures === undefined) return "";
  const shown = target.segments.length;
  const left = target.neighbours > shown
    ? ` The ${shown} heaviest of ${target.neighbours} pairs of neighbours are shown.`
    : "";
  return `Along the straight way between the peaks of two neighbouring modes.${left}`;
}
