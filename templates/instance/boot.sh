#!/bin/bash
# Sets this machine up as an instance of its release. User data runs it as root in the unpacked bundle.
# It writes only below the bundle's directory. It names each step in run/boot-state, which the agent reports.
# The agent starts first, so that it can report a failing step with its reason and the log.
set -Eeuo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
mkdir -p run logs store tmp
exec >>logs/boot.log 2>&1

# Writes state, step and reason. Replaces the file as a whole, so that the agent never reads half of it.
tell() {
  printf '%s\n' "$1" "$current" "${2:-}" >run/boot-state.new
  mv run/boot-state.new run/boot-state
}

step() {
  current=$1
  echo "== $current"
  tell running
}

fail() {
  trap - ERR
  echo "$1"
  tell failed "$1"
  exit 1
}
# The last line of a failing command is the reason.
trap 'fail "$(tail -n 1 logs/boot.log)"' ERR

# Retries the command after a short wait: the address or role of a fresh instance may not be usable yet.
patiently() {
  local wait
  for wait in 1 2 4 8; do
    "$@" && return
    sleep "$wait"
  done
  "$@"
}

install_missing() {
  command -v "$1" || patiently dnf install --assumeyes --quiet "$2"
}

start_agent() {
  id model-server || useradd --system --groups systemd-journal --shell /sbin/nologin model-server
  chown --recursive model-server: run logs store tmp
  patiently python3 configure.py
  systemctl enable --now "$PWD/model-agent.service"
}

fetch_artifact() {
  patiently aws s3api get-object --bucket "$artifact_bucket" --key "$artifact_key" \
    ${artifact_version:+--version-id "$artifact_version"} store/model.mar
  local found
  found=$(sha256sum store/model.mar | cut -d' ' -f1)
  [[ $found == "$artifact_sha256" ]] ||
    fail "s3://$artifact_bucket/$artifact_key has sha256 $found, the release pins $artifact_sha256"
}

# This project's tests do not run the container path.
prepare_container() {
  install_missing docker docker
  systemctl enable --now docker
  local registry=${image%%/*}
  if [[ $registry == *.dkr.ecr.*.amazonaws.com* ]]; then
    patiently aws ecr get-login-password --region "$(cut -d. -f4 <<<"$registry")" |
      docker login --username AWS --password-stdin "$registry"
  fi
  patiently docker pull "$image"
}

prepare_process() {
  command -v torchserve || fail "runtime: process needs torchserve on the image, and there is none on PATH"
}

start_telemetry() {
  install_missing amazon-cloudwatch-agent-ctl amazon-cloudwatch-agent
  amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c "file:$PWD/cloudwatch-agent.json"
}

step start-agent
start_agent
source boot.env
export AWS_DEFAULT_REGION
step fetch-artifact
fetch_artifact
step "prepare-$runtime"
"prepare_$runtime"
step start-server
systemctl enable --now "$PWD/model-server.service"
step start-telemetry
start_telemetry
tell done
