# bash completion for interleave: what can follow is asked of the program itself
_interleave() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  local program=${COMP_WORDS[0]} word command='' scenario='' candidates=''
  COMPREPLY=()

  # in the words before: the command, and the scenario that is named
  local commands kind='' known
  commands=" $("$program" --help 2>/dev/null | sed -n '/^Subcommands:/,/^$/s/^  \([a-z]*\) .*/\1/p' | tr '\n' ' ')"
  [[ " ${COMP_WORDS[*]:1:COMP_CWORD-1} " != *' bench '* ]] || kind='bench '
  known=" $("$program" list 2>/dev/null | sed -n "s/^  $kind\([a-z0-9-]\{1,\}\)  (.*/\1/p" | tr '\n' ' ')"
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ -z $command && -n $word && $commands == *" $word "* ]]; then
      command=$word
    elif [[ -z $scenario && -n $word && $known == *" $word "* ]]; then
      scenario=$word
    fi
  done

  # of the description of a scenario or benchmark: the ids below "variants", "rows" or "knobs"
  _interleave_ids() {
    "$program" list 2>/dev/null | sed -n "/^  $kind${scenario:-dining-philosophers}  (/,/^  [a-z]/p" |
      sed -n "/^    $1\$/,/^    [a-z]/s/^      \([^ ]*\) .*/\1/p"
  }

  case $previous in
    --variant | --duel) candidates=$(_interleave_ids variants) ;;
    --row) candidates=$(_interleave_ids rows) ;;
    --backend) candidates='fibers threads' ;;
    --strategy) candidates='portfolio dpor bounded pos pct random' ;;
    --set | --x | --y)
      candidates=$(_interleave_ids knobs)
      mapfile -t COMPREPLY < <(compgen -S = -W "$candidates" -- "$current")
      compopt -o nospace
      return
      ;;
    --format) candidates='perfetto csv json' ;;
    --theme) candidates='light dark' ;;
    --mode) candidates='free paced stepped' ;;
    --trace | --screenshot | --save | --compare | -o | --output)
      compopt -o default
      return
      ;;
    --after | --bound | --cells | --duration | --max-schedules | --pace | --repeat | --runs | --schedule | --seed | --size | --time-limit | --timeouts) return ;;
    *)
      if [[ $current == -* ]]; then
        # shellcheck disable=SC2086 # no command, no word
        candidates=$("$program" $command --help 2>/dev/null | grep -o -- '^ *-[-a-z,]*' | tr ',' ' ')
      elif [[ $command == open || $command == export ]]; then
        compopt -o default
        return
      elif [[ -z $scenario && $command != list ]]; then
        candidates=$known
        if [[ -z $command ]]; then
          candidates+=$commands
          compopt -o default # a trace can be named too
        fi
      fi
      ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$candidates" -- "$current")
}
complete -F _interleave interleave
