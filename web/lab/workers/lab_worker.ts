/// <reference lib="webworker" />
/** The lab's worker: one module for every role, as each role is one kind of request. */
import type { LabReply, LabRequest } from "../protocol.ts";
import { mixtureOfPoints } from "./mixture_of_points.ts";
import { showClosedForm } from "./show_closed_form.ts";
import { showFit } from "./show_fit.ts";
import { showProfile } from "./show_profile.ts";
import { showTarget } from "./show_target.ts";

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener("message", async ({ data }: MessageEvent<LabRequest>) => {
  try {
    send(await answer(data));
  } catch (error) {
    send({ kind: "refused", id: data.id, message: (error as Error).message });
  }
});

async function answer(request: LabRequest): Promise<LabReply> {
  switch (request.kind) {
    case "target":
      return showTarget(request);
    case "profile":
      return showProfile(request);
    case "fit":
      return await showFit(request, send);
    case "closed-form":
      return await showClosedForm(request);
    case "points":
      return {
        kind: "points",
        id: request.id,
        law: mixtureOfPoints(request.points, request.dimension),
      };
  }
}

/** Grids are moved rather than copied, so that the page's thread never waits for them. */
function send(reply: LabReply): void {
  self.postMessage(reply, "pixels" in reply ? [reply.values.buffer, reply.pixels.buffer] : []);
}
