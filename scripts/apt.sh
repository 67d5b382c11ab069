# apt_install PACKAGE...: install Debian packages as root or by sudo without a password;
# fails quietly where it may not.
apt_install() {
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" = 0 ]; then as_root=""
    elif sudo -n true 2>/dev/null; then as_root="sudo -n"
    else return 1; fi
    export DEBIAN_FRONTEND=noninteractive
    if ! $as_root apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null 2>&1; then
        $as_root apt-get update -qq </dev/null >/dev/null 2>&1 || return 1
        $as_root apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null || return 1
    fi
}
