# Printed by "wellmet dump-def --bash"; do not edit.
_wellmet() {
  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
  local command="${COMP_WORDS[1]}" seconds='' options='' word
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W 'today done snooze never log log-preview people who add sample import import-preview export undo history person contact organisation position role interaction help promise ask opportunity hours decision advice meeting quality reflection settings doctor backup recall ready answered calibration ahead template draft sent login password second session token plan event account invitation site guard asks thank seat identity reflect ledger milestone quiet program letters letter programs match assignment tie path primer serve schema transfer dump-def eval graph help' -- "$current"))
    return
  fi
  [ "$command" = 'sample' ] && seconds="$seconds add"
  [ "$command" = 'sample' ] && seconds="$seconds remove"
  [ "$command" = 'person' ] && seconds="$seconds add"
  [ "$command" = 'person' ] && seconds="$seconds show"
  [ "$command" = 'person' ] && seconds="$seconds edit"
  [ "$command" = 'person' ] && seconds="$seconds archive"
  [ "$command" = 'person' ] && seconds="$seconds restore"
  [ "$command" = 'person' ] && seconds="$seconds remove"
  [ "$command" = 'contact' ] && seconds="$seconds add"
  [ "$command" = 'contact' ] && seconds="$seconds list"
  [ "$command" = 'contact' ] && seconds="$seconds show"
  [ "$command" = 'contact' ] && seconds="$seconds edit"
  [ "$command" = 'contact' ] && seconds="$seconds remove"
  [ "$command" = 'organisation' ] && seconds="$seconds add"
  [ "$command" = 'organisation' ] && seconds="$seconds list"
  [ "$command" = 'organisation' ] && seconds="$seconds show"
  [ "$command" = 'organisation' ] && seconds="$seconds edit"
  [ "$command" = 'organisation' ] && seconds="$seconds archive"
  [ "$command" = 'organisation' ] && seconds="$seconds restore"
  [ "$command" = 'organisation' ] && seconds="$seconds remove"
  [ "$command" = 'position' ] && seconds="$seconds add"
  [ "$command" = 'position' ] && seconds="$seconds list"
  [ "$command" = 'position' ] && seconds="$seconds show"
  [ "$command" = 'position' ] && seconds="$seconds edit"
  [ "$command" = 'position' ] && seconds="$seconds remove"
  [ "$command" = 'role' ] && seconds="$seconds add"
  [ "$command" = 'role' ] && seconds="$seconds list"
  [ "$command" = 'role' ] && seconds="$seconds show"
  [ "$command" = 'role' ] && seconds="$seconds edit"
  [ "$command" = 'role' ] && seconds="$seconds remove"
  [ "$command" = 'interaction' ] && seconds="$seconds add"
  [ "$command" = 'interaction' ] && seconds="$seconds list"
  [ "$command" = 'interaction' ] && seconds="$seconds show"
  [ "$command" = 'interaction' ] && seconds="$seconds edit"
  [ "$command" = 'interaction' ] && seconds="$seconds archive"
  [ "$command" = 'interaction' ] && seconds="$seconds restore"
  [ "$command" = 'interaction' ] && seconds="$seconds remove"
  [ "$command" = 'help' ] && seconds="$seconds add"
  [ "$command" = 'help' ] && seconds="$seconds list"
  [ "$command" = 'help' ] && seconds="$seconds show"
  [ "$command" = 'help' ] && seconds="$seconds edit"
  [ "$command" = 'help' ] && seconds="$seconds remove"
  [ "$command" = 'promise' ] && seconds="$seconds add"
  [ "$command" = 'promise' ] && seconds="$seconds list"
  [ "$command" = 'promise' ] && seconds="$seconds show"
  [ "$command" = 'promise' ] && seconds="$seconds edit"
  [ "$command" = 'promise' ] && seconds="$seconds remove"
  [ "$command" = 'ask' ] && seconds="$seconds add"
  [ "$command" = 'ask' ] && seconds="$seconds list"
  [ "$command" = 'ask' ] && seconds="$seconds show"
  [ "$command" = 'ask' ] && seconds="$seconds edit"
  [ "$command" = 'ask' ] && seconds="$seconds archive"
  [ "$command" = 'ask' ] && seconds="$seconds restore"
  [ "$command" = 'ask' ] && seconds="$seconds remove"
  [ "$command" = 'opportunity' ] && seconds="$seconds add"
  [ "$command" = 'opportunity' ] && seconds="$seconds list"
  [ "$command" = 'opportunity' ] && seconds="$seconds show"
  [ "$command" = 'opportunity' ] && seconds="$seconds edit"
  [ "$command" = 'opportunity' ] && seconds="$seconds archive"
  [ "$command" = 'opportunity' ] && seconds="$seconds restore"
  [ "$command" = 'opportunity' ] && seconds="$seconds remove"
  [ "$command" = 'hours' ] && seconds="$seconds add"
  [ "$command" = 'hours' ] && seconds="$seconds list"
  [ "$command" = 'hours' ] && seconds="$seconds show"
  [ "$command" = 'hours' ] && seconds="$seconds edit"
  [ "$command" = 'hours' ] && seconds="$seconds remove"
  [ "$command" = 'decision' ] && seconds="$seconds add"
  [ "$command" = 'decision' ] && seconds="$seconds list"
  [ "$command" = 'decision' ] && seconds="$seconds show"
  [ "$command" = 'decision' ] && seconds="$seconds edit"
  [ "$command" = 'decision' ] && seconds="$seconds archive"
  [ "$command" = 'decision' ] && seconds="$seconds restore"
  [ "$command" = 'decision' ] && seconds="$seconds remove"
  [ "$command" = 'advice' ] && seconds="$seconds add"
  [ "$command" = 'advice' ] && seconds="$seconds list"
  [ "$command" = 'advice' ] && seconds="$seconds show"
  [ "$command" = 'advice' ] && seconds="$seconds edit"
  [ "$command" = 'advice' ] && seconds="$seconds remove"
  [ "$command" = 'meeting' ] && seconds="$seconds add"
  [ "$command" = 'meeting' ] && seconds="$seconds list"
  [ "$command" = 'meeting' ] && seconds="$seconds show"
  [ "$command" = 'meeting' ] && seconds="$seconds edit"
  [ "$command" = 'meeting' ] && seconds="$seconds remove"
  [ "$command" = 'quality' ] && seconds="$seconds add"
  [ "$command" = 'quality' ] && seconds="$seconds list"
  [ "$command" = 'quality' ] && seconds="$seconds show"
  [ "$command" = 'quality' ] && seconds="$seconds edit"
  [ "$command" = 'quality' ] && seconds="$seconds archive"
  [ "$command" = 'quality' ] && seconds="$seconds restore"
  [ "$command" = 'quality' ] && seconds="$seconds remove"
  [ "$command" = 'reflection' ] && seconds="$seconds add"
  [ "$command" = 'reflection' ] && seconds="$seconds list"
  [ "$command" = 'reflection' ] && seconds="$seconds show"
  [ "$command" = 'reflection' ] && seconds="$seconds edit"
  [ "$command" = 'reflection' ] && seconds="$seconds archive"
  [ "$command" = 'reflection' ] && seconds="$seconds restore"
  [ "$command" = 'reflection' ] && seconds="$seconds remove"
  [ "$command" = 'settings' ] && seconds="$seconds set"
  [ "$command" = 'template' ] && seconds="$seconds list"
  [ "$command" = 'template' ] && seconds="$seconds show"
  [ "$command" = 'login' ] && seconds="$seconds show"
  [ "$command" = 'login' ] && seconds="$seconds edit"
  [ "$command" = 'password' ] && seconds="$seconds change"
  [ "$command" = 'second' ] && seconds="$seconds begin"
  [ "$command" = 'second' ] && seconds="$seconds confirm"
  [ "$command" = 'second' ] && seconds="$seconds remove"
  [ "$command" = 'second' ] && seconds="$seconds codes"
  [ "$command" = 'session' ] && seconds="$seconds list"
  [ "$command" = 'session' ] && seconds="$seconds end"
  [ "$command" = 'session' ] && seconds="$seconds end-others"
  [ "$command" = 'token' ] && seconds="$seconds list"
  [ "$command" = 'token' ] && seconds="$seconds add"
  [ "$command" = 'plan' ] && seconds="$seconds feed"
  [ "$command" = 'token' ] && seconds="$seconds remove"
  [ "$command" = 'event' ] && seconds="$seconds list"
  [ "$command" = 'account' ] && seconds="$seconds export"
  [ "$command" = 'account' ] && seconds="$seconds erase"
  [ "$command" = 'account' ] && seconds="$seconds add"
  [ "$command" = 'account' ] && seconds="$seconds setup-link"
  [ "$command" = 'account' ] && seconds="$seconds list"
  [ "$command" = 'account' ] && seconds="$seconds show"
  [ "$command" = 'account' ] && seconds="$seconds invite"
  [ "$command" = 'account' ] && seconds="$seconds reset"
  [ "$command" = 'account' ] && seconds="$seconds disable"
  [ "$command" = 'account' ] && seconds="$seconds enable"
  [ "$command" = 'account' ] && seconds="$seconds role"
  [ "$command" = 'account' ] && seconds="$seconds remove"
  [ "$command" = 'invitation' ] && seconds="$seconds list"
  [ "$command" = 'invitation' ] && seconds="$seconds remove"
  [ "$command" = 'event' ] && seconds="$seconds audit"
  [ "$command" = 'site' ] && seconds="$seconds show"
  [ "$command" = 'site' ] && seconds="$seconds edit"
  [ "$command" = 'plan' ] && seconds="$seconds show"
  [ "$command" = 'plan' ] && seconds="$seconds done"
  [ "$command" = 'plan' ] && seconds="$seconds skip"
  [ "$command" = 'plan' ] && seconds="$seconds not-for-me"
  [ "$command" = 'plan' ] && seconds="$seconds open"
  [ "$command" = 'plan' ] && seconds="$seconds move"
  [ "$command" = 'plan' ] && seconds="$seconds add"
  [ "$command" = 'plan' ] && seconds="$seconds check"
  [ "$command" = 'guard' ] && seconds="$seconds check"
  [ "$command" = 'guard' ] && seconds="$seconds rules"
  [ "$command" = 'ask' ] && seconds="$seconds prepare"
  [ "$command" = 'ask' ] && seconds="$seconds sent"
  [ "$command" = 'ask' ] && seconds="$seconds agreed"
  [ "$command" = 'ask' ] && seconds="$seconds declined"
  [ "$command" = 'ask' ] && seconds="$seconds no-answer"
  [ "$command" = 'ask' ] && seconds="$seconds done"
  [ "$command" = 'ask' ] && seconds="$seconds thanked"
  [ "$command" = 'ask' ] && seconds="$seconds told"
  [ "$command" = 'ask' ] && seconds="$seconds dropped"
  [ "$command" = 'opportunity' ] && seconds="$seconds move"
  [ "$command" = 'opportunity' ] && seconds="$seconds close"
  [ "$command" = 'hours' ] && seconds="$seconds log"
  [ "$command" = 'hours' ] && seconds="$seconds totals"
  [ "$command" = 'hours' ] && seconds="$seconds export"
  [ "$command" = 'meeting' ] && seconds="$seconds held"
  [ "$command" = 'meeting' ] && seconds="$seconds cancelled"
  [ "$command" = 'meeting' ] && seconds="$seconds hints"
  [ "$command" = 'decision' ] && seconds="$seconds decide"
  [ "$command" = 'decision' ] && seconds="$seconds outcome"
  [ "$command" = 'decision' ] && seconds="$seconds tell"
  [ "$command" = 'advice' ] && seconds="$seconds told"
  [ "$command" = 'seat' ] && seconds="$seconds list"
  [ "$command" = 'seat' ] && seconds="$seconds show"
  [ "$command" = 'seat' ] && seconds="$seconds fill"
  [ "$command" = 'seat' ] && seconds="$seconds free"
  [ "$command" = 'milestone' ] && seconds="$seconds add"
  [ "$command" = 'milestone' ] && seconds="$seconds list"
  [ "$command" = 'milestone' ] && seconds="$seconds show"
  [ "$command" = 'milestone' ] && seconds="$seconds edit"
  [ "$command" = 'milestone' ] && seconds="$seconds archive"
  [ "$command" = 'milestone' ] && seconds="$seconds restore"
  [ "$command" = 'milestone' ] && seconds="$seconds remove"
  [ "$command" = 'quiet' ] && seconds="$seconds add"
  [ "$command" = 'quiet' ] && seconds="$seconds list"
  [ "$command" = 'quiet' ] && seconds="$seconds show"
  [ "$command" = 'quiet' ] && seconds="$seconds edit"
  [ "$command" = 'quiet' ] && seconds="$seconds remove"
  [ "$command" = 'program' ] && seconds="$seconds add"
  [ "$command" = 'program' ] && seconds="$seconds list"
  [ "$command" = 'program' ] && seconds="$seconds show"
  [ "$command" = 'program' ] && seconds="$seconds edit"
  [ "$command" = 'program' ] && seconds="$seconds archive"
  [ "$command" = 'program' ] && seconds="$seconds restore"
  [ "$command" = 'program' ] && seconds="$seconds remove"
  [ "$command" = 'letter' ] && seconds="$seconds problems"
  [ "$command" = 'letter' ] && seconds="$seconds matrix"
  [ "$command" = 'letter' ] && seconds="$seconds add"
  [ "$command" = 'letter' ] && seconds="$seconds packet"
  [ "$command" = 'letter' ] && seconds="$seconds confirm"
  [ "$command" = 'letter' ] && seconds="$seconds uploaded"
  [ "$command" = 'letter' ] && seconds="$seconds plan"
  [ "$command" = 'letter' ] && seconds="$seconds assign"
  [ "$command" = 'letter' ] && seconds="$seconds unassign"
  [ "$command" = 'programs' ] && seconds="$seconds due"
  [ "$command" = 'programs' ] && seconds="$seconds export"
  [ "$command" = 'program' ] && seconds="$seconds signal"
  [ "$command" = 'program' ] && seconds="$seconds move"
  [ "$command" = 'program' ] && seconds="$seconds interview"
  [ "$command" = 'programs' ] && seconds="$seconds compare"
  [ "$command" = 'program' ] && seconds="$seconds rank"
  [ "$command" = 'programs' ] && seconds="$seconds rank"
  [ "$command" = 'programs' ] && seconds="$seconds import"
  [ "$command" = 'programs' ] && seconds="$seconds preview"
  [ "$command" = 'match' ] && seconds="$seconds result"
  [ "$command" = 'match' ] && seconds="$seconds thanks"
  [ "$command" = 'match' ] && seconds="$seconds told"
  [ "$command" = 'letter' ] && seconds="$seconds list"
  [ "$command" = 'letter' ] && seconds="$seconds show"
  [ "$command" = 'letter' ] && seconds="$seconds edit"
  [ "$command" = 'letter' ] && seconds="$seconds archive"
  [ "$command" = 'letter' ] && seconds="$seconds restore"
  [ "$command" = 'letter' ] && seconds="$seconds remove"
  [ "$command" = 'assignment' ] && seconds="$seconds add"
  [ "$command" = 'assignment' ] && seconds="$seconds list"
  [ "$command" = 'assignment' ] && seconds="$seconds show"
  [ "$command" = 'assignment' ] && seconds="$seconds edit"
  [ "$command" = 'assignment' ] && seconds="$seconds remove"
  [ "$command" = 'tie' ] && seconds="$seconds add"
  [ "$command" = 'tie' ] && seconds="$seconds list"
  [ "$command" = 'tie' ] && seconds="$seconds show"
  [ "$command" = 'tie' ] && seconds="$seconds edit"
  [ "$command" = 'tie' ] && seconds="$seconds remove"
  [ "$command" = 'path' ] && seconds="$seconds ask"
  [ "$command" = 'path' ] && seconds="$seconds meet"
  [ "$command" = 'path' ] && seconds="$seconds bridges"
  [ "$command" = 'tie' ] && seconds="$seconds say"
  [ "$command" = 'tie' ] && seconds="$seconds suggest"
  [ "$command" = 'tie' ] && seconds="$seconds why"
  [ "$command" = 'primer' ] && seconds="$seconds take"
  [ "$command" = 'primer' ] && seconds="$seconds done"
  [ "$command" = 'plan' ] && seconds="$seconds stage"
  [ "$command" = 'plan' ] && seconds="$seconds stage-say"
  if [ "$COMP_CWORD" -eq 2 ] && [ -n "$seconds" ]; then
    COMPREPLY=($(compgen -W "$seconds" -- "$current"))
    return
  fi
  for word in $seconds; do
    [ "${COMP_WORDS[2]}" = "$word" ] && command="$command $word"
  done
  case "$command:$previous" in
    'log:--kind') COMPREPLY=($(compgen -W 'meeting shadowing office_hours clinic call email message event letter thank_you gift other' -- "$current")); return ;;
    'log:--direction') COMPREPLY=($(compgen -W 'both to_them to_me' -- "$current")); return ;;
    'log-preview:--kind') COMPREPLY=($(compgen -W 'meeting shadowing office_hours clinic call email message event letter thank_you gift other' -- "$current")); return ;;
    'log-preview:--direction') COMPREPLY=($(compgen -W 'both to_them to_me' -- "$current")); return ;;
    'people:--circle') COMPREPLY=($(compgen -W 'inner active good extended' -- "$current")); return ;;
    'people:--role') COMPREPLY=($(compgen -W 'mentor sponsor coach connector adviser letter_writer research_lead teacher employer specialty_faculty external near_peer peer program_staff support' -- "$current")); return ;;
    'people:--order') COMPREPLY=($(compgen -W 'name last' -- "$current")); return ;;
    'add:--role') COMPREPLY=($(compgen -W 'mentor sponsor coach connector adviser letter_writer research_lead teacher employer specialty_faculty external near_peer peer program_staff support' -- "$current")); return ;;
    'add:--circle') COMPREPLY=($(compgen -W 'inner active good extended' -- "$current")); return ;;
    'import:--unclear') COMPREPLY=($(compgen -W 'new skip same' -- "$current")); return ;;
    'import-preview:--unclear') COMPREPLY=($(compgen -W 'new skip same' -- "$current")); return ;;
    'export:--format') COMPREPLY=($(compgen -W 'vcard json' -- "$current")); return ;;
    'person add:--circle') COMPREPLY=($(compgen -W 'inner active good extended' -- "$current")); return ;;
    'person add:--ready-pin') COMPREPLY=($(compgen -W 'yes no' -- "$current")); return ;;
    'person edit:--circle') COMPREPLY=($(compgen -W 'inner active good extended' -- "$current")); return ;;
    'person edit:--ready-pin') COMPREPLY=($(compgen -W 'yes no' -- "$current")); return ;;
    'contact add:--kind') COMPREPLY=($(compgen -W 'email phone address url im' -- "$current")); return ;;
    'contact edit:--kind') COMPREPLY=($(compgen -W 'email phone address url im' -- "$current")); return ;;
    'organisation add:--kind') COMPREPLY=($(compgen -W 'hospital school program department lab clinic society company other' -- "$current")); return ;;
    'organisation edit:--kind') COMPREPLY=($(compgen -W 'hospital school program department lab clinic society company other' -- "$current")); return ;;
    'position add:--kind') COMPREPLY=($(compgen -W 'student resident fellow attending faculty program_director chair coordinator researcher staff other' -- "$current")); return ;;
    'position edit:--kind') COMPREPLY=($(compgen -W 'student resident fellow attending faculty program_director chair coordinator researcher staff other' -- "$current")); return ;;
    'role add:--kind') COMPREPLY=($(compgen -W 'mentor sponsor coach connector adviser letter_writer research_lead teacher employer specialty_faculty external near_peer peer program_staff support' -- "$current")); return ;;
    'role edit:--kind') COMPREPLY=($(compgen -W 'mentor sponsor coach connector adviser letter_writer research_lead teacher employer specialty_faculty external near_peer peer program_staff support' -- "$current")); return ;;
    'interaction add:--kind') COMPREPLY=($(compgen -W 'meeting shadowing office_hours clinic call email message event letter thank_you gift other' -- "$current")); return ;;
    'interaction add:--direction') COMPREPLY=($(compgen -W 'both to_them to_me' -- "$current")); return ;;
    'interaction add:--answer') COMPREPLY=($(compgen -W 'yes no' -- "$current")); return ;;
    'interaction edit:--kind') COMPREPLY=($(compgen -W 'meeting shadowing office_hours clinic call email message event letter thank_you gift other' -- "$current")); return ;;
    'interaction edit:--direction') COMPREPLY=($(compgen -W 'both to_them to_me' -- "$current")); return ;;
    'interaction edit:--answer') COMPREPLY=($(compgen -W 'yes no' -- "$current")); return ;;
    'help add:--direction') COMPREPLY=($(compgen -W 'received given' -- "$current")); return ;;
    'help edit:--direction') COMPREPLY=($(compgen -W 'received given' -- "$current")); return ;;
    'promise add:--by') COMPREPLY=($(compgen -W 'me them' -- "$current")); return ;;
    'promise edit:--by') COMPREPLY=($(compgen -W 'me them' -- "$current")); return ;;
    'ask add:--kind') COMPREPLY=($(compgen -W 'letter introduction call shadowing research advice interview_practice feedback other' -- "$current")); return ;;
    'ask edit:--kind') COMPREPLY=($(compgen -W 'letter introduction call shadowing research advice interview_practice feedback other' -- "$current")); return ;;
    'opportunity add:--kind') COMPREPLY=($(compgen -W 'shadowing research rotation volunteering conference other' -- "$current")); return ;;
    'opportunity add:--state') COMPREPLY=($(compgen -W 'idea contacted arranged under_way finished dropped' -- "$current")); return ;;
    'opportunity edit:--kind') COMPREPLY=($(compgen -W 'shadowing research rotation volunteering conference other' -- "$current")); return ;;
    'opportunity edit:--state') COMPREPLY=($(compgen -W 'idea contacted arranged under_way finished dropped' -- "$current")); return ;;
    'meeting add:--state') COMPREPLY=($(compgen -W 'planned held cancelled' -- "$current")); return ;;
    'meeting edit:--state') COMPREPLY=($(compgen -W 'planned held cancelled' -- "$current")); return ;;
    'settings set:--track') COMPREPLY=($(compgen -W 'md do img other' -- "$current")); return ;;
    'settings set:--match-result') COMPREPLY=($(compgen -W 'matched partly not_matched not_eligible' -- "$current")); return ;;
    'ready:--by') COMPREPLY=($(compgen -W 'name chance fall' -- "$current")); return ;;
    'ready:--band') COMPREPLY=($(compgen -W 'low even good' -- "$current")); return ;;
    'ready:--move') COMPREPLY=($(compgen -W 'steady rising falling' -- "$current")); return ;;
    'ready:--circle') COMPREPLY=($(compgen -W 'inner active good extended' -- "$current")); return ;;
    'answered:--answer') COMPREPLY=($(compgen -W 'yes no later' -- "$current")); return ;;
    'sent:--by') COMPREPLY=($(compgen -W 'email message' -- "$current")); return ;;
    'token add:--scope') COMPREPLY=($(compgen -W 'read write calendar' -- "$current")); return ;;
    'account add:--role') COMPREPLY=($(compgen -W 'student mentor staff admin' -- "$current")); return ;;
    'account invite:--role') COMPREPLY=($(compgen -W 'student mentor staff admin' -- "$current")); return ;;
    'account role:--role') COMPREPLY=($(compgen -W 'student mentor staff admin' -- "$current")); return ;;
    'guard check:--guard') COMPREPLY=($(compgen -W 'patient match' -- "$current")); return ;;
    'ask sent:--how') COMPREPLY=($(compgen -W 'meeting shadowing office_hours clinic call email message event letter thank_you gift other' -- "$current")); return ;;
    'ask agreed:--how') COMPREPLY=($(compgen -W 'meeting shadowing office_hours clinic call email message event letter thank_you gift other' -- "$current")); return ;;
    'ask declined:--how') COMPREPLY=($(compgen -W 'meeting shadowing office_hours clinic call email message event letter thank_you gift other' -- "$current")); return ;;
    'ask thanked:--how') COMPREPLY=($(compgen -W 'meeting shadowing office_hours clinic call email message event letter thank_you gift other' -- "$current")); return ;;
    'ask told:--how') COMPREPLY=($(compgen -W 'meeting shadowing office_hours clinic call email message event letter thank_you gift other' -- "$current")); return ;;
    'opportunity move:--to') COMPREPLY=($(compgen -W 'idea contacted arranged under_way finished dropped' -- "$current")); return ;;
    'hours totals:--by') COMPREPLY=($(compgen -W 'opportunity supervisor specialty' -- "$current")); return ;;
    'hours totals:--kind') COMPREPLY=($(compgen -W 'shadowing research rotation volunteering conference other' -- "$current")); return ;;
    'hours export:--kind') COMPREPLY=($(compgen -W 'shadowing research rotation volunteering conference other' -- "$current")); return ;;
    'advice told:--how') COMPREPLY=($(compgen -W 'meeting shadowing office_hours clinic call email message event letter thank_you gift other' -- "$current")); return ;;
    'seat show:--seat') COMPREPLY=($(compgen -W 'mentor sponsor coach connector adviser near_peer specialty_faculty external' -- "$current")); return ;;
    'seat fill:--seat') COMPREPLY=($(compgen -W 'mentor sponsor coach connector adviser near_peer specialty_faculty external' -- "$current")); return ;;
    'seat free:--seat') COMPREPLY=($(compgen -W 'mentor sponsor coach connector adviser near_peer specialty_faculty external' -- "$current")); return ;;
    'milestone add:--state') COMPREPLY=($(compgen -W 'done skipped not_for_me' -- "$current")); return ;;
    'milestone edit:--state') COMPREPLY=($(compgen -W 'done skipped not_for_me' -- "$current")); return ;;
    'program add:--service') COMPREPLY=($(compgen -W 'eras residencycas sf_match central_app military carms other' -- "$current")); return ;;
    'program add:--status') COMPREPLY=($(compgen -W 'considering signalled applied interview ranked matched out' -- "$current")); return ;;
    'program add:--signal') COMPREPLY=($(compgen -W 'signal gold silver' -- "$current")); return ;;
    'program add:--bond') COMPREPLY=($(compgen -W 'home away' -- "$current")); return ;;
    'program edit:--service') COMPREPLY=($(compgen -W 'eras residencycas sf_match central_app military carms other' -- "$current")); return ;;
    'program edit:--status') COMPREPLY=($(compgen -W 'considering signalled applied interview ranked matched out' -- "$current")); return ;;
    'program edit:--signal') COMPREPLY=($(compgen -W 'signal gold silver' -- "$current")); return ;;
    'program edit:--bond') COMPREPLY=($(compgen -W 'home away' -- "$current")); return ;;
    'letter add:--service') COMPREPLY=($(compgen -W 'eras residencycas sf_match central_app military carms other' -- "$current")); return ;;
    'letter add:--form') COMPREPLY=($(compgen -W 'narrative sloe slor sel standardized' -- "$current")); return ;;
    'letter add:--sloe-from') COMPREPLY=($(compgen -W 'residency_group non_residency subspecialty off_service' -- "$current")); return ;;
    'letter add:--portal') COMPREPLY=($(compgen -W 'not_confirmed confirmed uploaded' -- "$current")); return ;;
    'programs:--status') COMPREPLY=($(compgen -W 'considering signalled applied interview ranked matched out' -- "$current")); return ;;
    'programs:--signal') COMPREPLY=($(compgen -W 'signal gold silver' -- "$current")); return ;;
    'program signal:--signal') COMPREPLY=($(compgen -W 'signal gold silver' -- "$current")); return ;;
    'program move:--to') COMPREPLY=($(compgen -W 'considering signalled applied interview ranked matched out' -- "$current")); return ;;
    'program rank:--step') COMPREPLY=($(compgen -W 'up down first last off' -- "$current")); return ;;
    'match result:--result') COMPREPLY=($(compgen -W 'matched partly not_matched not_eligible' -- "$current")); return ;;
    'letter edit:--service') COMPREPLY=($(compgen -W 'eras residencycas sf_match central_app military carms other' -- "$current")); return ;;
    'letter edit:--form') COMPREPLY=($(compgen -W 'narrative sloe slor sel standardized' -- "$current")); return ;;
    'letter edit:--sloe-from') COMPREPLY=($(compgen -W 'residency_group non_residency subspecialty off_service' -- "$current")); return ;;
    'letter edit:--portal') COMPREPLY=($(compgen -W 'not_confirmed confirmed uploaded' -- "$current")); return ;;
    'assignment add:--state') COMPREPLY=($(compgen -W 'planned assigned' -- "$current")); return ;;
    'assignment edit:--state') COMPREPLY=($(compgen -W 'planned assigned' -- "$current")); return ;;
    'tie add:--kind') COMPREPLY=($(compgen -W 'trained worked taught coauthors friends family introduced' -- "$current")); return ;;
    'tie add:--verdict') COMPREPLY=($(compgen -W 'confirmed weaker none unused' -- "$current")); return ;;
    'tie edit:--kind') COMPREPLY=($(compgen -W 'trained worked taught coauthors friends family introduced' -- "$current")); return ;;
    'tie edit:--verdict') COMPREPLY=($(compgen -W 'confirmed weaker none unused' -- "$current")); return ;;
    'tie say:--said') COMPREPLY=($(compgen -W 'yes no weaker unused open' -- "$current")); return ;;
    'tie say:--kind') COMPREPLY=($(compgen -W 'trained worked taught coauthors friends family introduced' -- "$current")); return ;;
    'plan stage-say:--state') COMPREPLY=($(compgen -W 'done skipped not_for_me' -- "$current")); return ;;
  esac
  case "$command" in
    'today') options=' --limit --all' ;;
    'done') options=' --row --rule --subject --person' ;;
    'snooze') options=' --row --rule --subject --person --until' ;;
    'never') options=' --row --rule --subject --person' ;;
    'log') options=' --text --who --kind --direction --on --minutes --seen --add' ;;
    'log-preview') options=' --text --who --kind --direction --on --minutes --seen --add' ;;
    'people') options=' --circle --role --organisation --specialty --order --archived --limit --offset' ;;
    'who') options=' --query --limit' ;;
    'add') options=' --name --role --circle --organisation --email --met-how' ;;
    'sample add') options='' ;;
    'sample remove') options='' ;;
    'import') options=' --file --name --unclear' ;;
    'import-preview') options=' --file --name --unclear' ;;
    'export') options=' --format' ;;
    'undo') options=' --count --action' ;;
    'history') options=' --limit' ;;
    'person add') options=' --prefix --given --middle --family --suffix --credentials --nickname --display --pronouns --specialty --npi --orcid --circle --cadence-days --never --ready-pin --met-how --met-when --met-where --met-through --birthday --cares-about --note' ;;
    'person show') options='' ;;
    'person edit') options=' --prefix --given --middle --family --suffix --credentials --nickname --display --pronouns --specialty --npi --orcid --circle --cadence-days --never --ready-pin --met-how --met-when --met-where --met-through --birthday --cares-about --note' ;;
    'person archive') options='' ;;
    'person restore') options='' ;;
    'person remove') options='' ;;
    'contact add') options=' --person --kind --label --value --preferred' ;;
    'contact list') options=' --person --limit --after' ;;
    'contact show') options='' ;;
    'contact edit') options=' --person --kind --label --value --preferred' ;;
    'contact remove') options='' ;;
    'organisation add') options=' --name --kind --place --parent --acgme-id --url --note --no-thank-you --contacted-me-on' ;;
    'organisation list') options=' --limit --after' ;;
    'organisation show') options='' ;;
    'organisation edit') options=' --name --kind --place --parent --acgme-id --url --note --no-thank-you --contacted-me-on' ;;
    'organisation archive') options='' ;;
    'organisation restore') options='' ;;
    'organisation remove') options='' ;;
    'position add') options=' --person --organisation --title --department --kind --specialty --from --until --note' ;;
    'position list') options=' --person --limit --after' ;;
    'position show') options='' ;;
    'position edit') options=' --person --organisation --title --department --kind --specialty --from --until --note' ;;
    'position remove') options='' ;;
    'role add') options=' --person --kind --from --until --note' ;;
    'role list') options=' --person --limit --after' ;;
    'role show') options='' ;;
    'role edit') options=' --person --kind --from --until --note' ;;
    'role remove') options='' ;;
    'interaction add') options=' --people --kind --on --time --minutes --direction --summary --next-step --answer --left-out' ;;
    'interaction list') options=' --person --limit --after' ;;
    'interaction show') options='' ;;
    'interaction edit') options=' --people --kind --on --time --minutes --direction --summary --next-step --answer --left-out' ;;
    'interaction archive') options='' ;;
    'interaction restore') options='' ;;
    'interaction remove') options='' ;;
    'help add') options=' --person --direction --about --on --thanked-on --told-on' ;;
    'help list') options=' --person --limit --after' ;;
    'help show') options='' ;;
    'help edit') options=' --person --direction --about --on --thanked-on --told-on' ;;
    'help remove') options='' ;;
    'promise add') options=' --person --by --what --made-on --due-on --kept-on --about-person' ;;
    'promise list') options=' --person --limit --after' ;;
    'promise show') options='' ;;
    'promise edit') options=' --person --by --what --made-on --due-on --kept-on --about-person' ;;
    'promise remove') options='' ;;
    'ask add') options=' --person --kind --what --specific --note --about-person --organisation --opportunity --decision --need-by --answer --outcome --next-step --next-on' ;;
    'ask list') options=' --person --limit --after' ;;
    'ask show') options='' ;;
    'ask edit') options=' --person --kind --what --specific --note --about-person --organisation --opportunity --decision --need-by --answer --outcome --next-step --next-on' ;;
    'ask archive') options='' ;;
    'ask restore') options='' ;;
    'ask remove') options='' ;;
    'opportunity add') options=' --title --kind --state --organisation --supervisor --people --specialty --place --from --until --apply-by --note --moved-on --closed-out-on' ;;
    'opportunity list') options=' --person --limit --after' ;;
    'opportunity show') options='' ;;
    'opportunity edit') options=' --title --kind --state --organisation --supervisor --people --specialty --place --from --until --apply-by --note --moved-on --closed-out-on' ;;
    'opportunity archive') options='' ;;
    'opportunity restore') options='' ;;
    'opportunity remove') options='' ;;
    'hours add') options=' --opportunity --on --minutes --supervisor --what' ;;
    'hours list') options=' --person --limit --after' ;;
    'hours show') options='' ;;
    'hours edit') options=' --opportunity --on --minutes --supervisor --what' ;;
    'hours remove') options='' ;;
    'decision add') options=' --question --options --decide-by --chosen --why --decided-on --outcome --outcome-on' ;;
    'decision list') options=' --limit --after' ;;
    'decision show') options='' ;;
    'decision edit') options=' --question --options --decide-by --chosen --why --decided-on --outcome --outcome-on' ;;
    'decision archive') options='' ;;
    'decision restore') options='' ;;
    'decision remove') options='' ;;
    'advice add') options=' --decision --person --on --text --told-on' ;;
    'advice list') options=' --person --limit --after' ;;
    'advice show') options='' ;;
    'advice edit') options=' --decision --person --on --text --told-on' ;;
    'advice remove') options='' ;;
    'meeting add') options=' --people --on --time --place --state --goal --agenda --every-days --ask --decision' ;;
    'meeting list') options=' --person --limit --after' ;;
    'meeting show') options='' ;;
    'meeting edit') options=' --people --on --time --place --state --goal --agenda --every-days --ask --decision' ;;
    'meeting remove') options='' ;;
    'quality add') options=' --name --why --people' ;;
    'quality list') options=' --person --limit --after' ;;
    'quality show') options='' ;;
    'quality edit') options=' --name --why --people' ;;
    'quality archive') options='' ;;
    'quality restore') options='' ;;
    'quality remove') options='' ;;
    'reflection add') options=' --on --text --quality --person --opportunity' ;;
    'reflection list') options=' --person --limit --after' ;;
    'reflection show') options='' ;;
    'reflection edit') options=' --on --text --quality --person --opportunity' ;;
    'reflection archive') options='' ;;
    'reflection restore') options='' ;;
    'reflection remove') options='' ;;
    'settings') options='' ;;
    'settings set') options=' --name --email --track --country --school --graduation-year --specialties --home --time-zone --today-size --military --match-result' ;;
    'doctor') options=' --rebuild' ;;
    'backup') options=' --to' ;;
    'recall') options=' --letters --teachers --employers --advisers --names' ;;
    'ready') options=' --person --at --by --band --move --circle --overdue --limit --offset' ;;
    'answered') options=' --message --answer' ;;
    'calibration') options='' ;;
    'ahead') options=' --on' ;;
    'template list') options='' ;;
    'template show') options=' --template' ;;
    'draft') options=' --person --ask --template --specific --about --windows --need-by --why --outcome --offer --to --program --packet --link --known-as --phone --them' ;;
    'sent') options=' --person --subject --by --ask --template' ;;
    'login show') options='' ;;
    'login edit') options=' --name --email --password' ;;
    'password change') options=' --current --new' ;;
    'second begin') options='' ;;
    'second confirm') options=' --code' ;;
    'second remove') options=' --password' ;;
    'second codes') options=' --password' ;;
    'session list') options='' ;;
    'session end') options='' ;;
    'session end-others') options='' ;;
    'token list') options='' ;;
    'token add') options=' --name --scope --days' ;;
    'plan feed') options=' --days' ;;
    'token remove') options='' ;;
    'event list') options=' --limit --after' ;;
    'account export') options='' ;;
    'account erase') options=' --password' ;;
    'account add') options=' --email --name --role --password --link' ;;
    'account setup-link') options='' ;;
    'account list') options=' --limit --after' ;;
    'account show') options='' ;;
    'account invite') options=' --email --name --role --days' ;;
    'account reset') options=' --days --second' ;;
    'account disable') options='' ;;
    'account enable') options='' ;;
    'account role') options=' --role' ;;
    'account remove') options='' ;;
    'invitation list') options='' ;;
    'invitation remove') options='' ;;
    'event audit') options=' --login --limit --after' ;;
    'site show') options='' ;;
    'site edit') options=' --name --public-url --password-memory --password-passes --session-days --session-idle-days --invite-days --oidc-issuer --oidc-client-id --oidc-client-secret --oidc-name --oidc-open' ;;
    'plan') options=' --month --next --all --class' ;;
    'plan show') options=' --step' ;;
    'plan done') options=' --step --on' ;;
    'plan skip') options=' --step' ;;
    'plan not-for-me') options=' --step' ;;
    'plan open') options=' --step' ;;
    'plan move') options=' --step --on --until' ;;
    'plan add') options=' --title --on --until --note' ;;
    'plan check') options='' ;;
    'guard check') options=' --text --to --organisation --guard --on-behalf' ;;
    'guard rules') options='' ;;
    'asks') options=' --person --all' ;;
    'ask prepare') options='' ;;
    'ask sent') options=' --on --how --said --message --next-step --next-on' ;;
    'ask agreed') options=' --on --answer --promised --by --how --next-step --next-on' ;;
    'ask declined') options=' --on --answer --how' ;;
    'ask no-answer') options=' --on' ;;
    'ask done') options=' --on --about --received' ;;
    'ask thanked') options=' --on --how --said --message --next-on' ;;
    'ask told') options=' --on --outcome --how --message' ;;
    'ask dropped') options=' --on' ;;
    'thank') options=' --who --for --on' ;;
    'opportunity move') options=' --to --on' ;;
    'opportunity close') options=' --thanked --thank-later --letters --reflection --quality --each' ;;
    'hours log') options=' --opportunity --time --on --supervisor --what --thanks' ;;
    'hours totals') options=' --by --kind --supervisor --from --until' ;;
    'hours export') options=' --kind --supervisor --from --until' ;;
    'meeting held') options=' --summary --mine --theirs --next-step --on --minutes --next-on --next-time --last' ;;
    'meeting cancelled') options=' --next-on --next-time --last' ;;
    'meeting hints') options='' ;;
    'decision decide') options=' --chosen --why --on' ;;
    'decision outcome') options=' --outcome --on' ;;
    'decision tell') options='' ;;
    'advice told') options=' --how --on' ;;
    'seat list') options='' ;;
    'seat show') options=' --seat' ;;
    'seat fill') options=' --seat --person --from' ;;
    'seat free') options=' --seat --person' ;;
    'identity') options='' ;;
    'reflect') options=' --text --quality --person --on' ;;
    'ledger') options=' --person --offset' ;;
    'milestone add') options=' --step --title --state --on --until --done-on --note' ;;
    'milestone list') options=' --limit --after' ;;
    'milestone show') options='' ;;
    'milestone edit') options=' --step --title --state --on --until --done-on --note' ;;
    'milestone archive') options='' ;;
    'milestone restore') options='' ;;
    'milestone remove') options='' ;;
    'quiet add') options=' --from --until --why' ;;
    'quiet list') options=' --limit --after' ;;
    'quiet show') options='' ;;
    'quiet edit') options=' --from --until --why' ;;
    'quiet remove') options='' ;;
    'program add') options=' --organisation --name --specialty --acgme-id --season --service --status --signal --bond --applied-on --offered-on --interview-on --interview-time --interview-place --interviewers --rank --letters-wanted --chair-letter --soap --liked --worries --note' ;;
    'program list') options=' --limit --after' ;;
    'program show') options='' ;;
    'program edit') options=' --organisation --name --specialty --acgme-id --season --service --status --signal --bond --applied-on --offered-on --interview-on --interview-time --interview-place --interviewers --rank --letters-wanted --chair-letter --soap --liked --worries --note' ;;
    'program archive') options='' ;;
    'program restore') options='' ;;
    'program remove') options='' ;;
    'letters') options='' ;;
    'letter problems') options='' ;;
    'letter matrix') options='' ;;
    'letter add') options=' --person --service --form --specialty --need-by --waived --waived-on --backup --sloe-from --chair --preliminary --imported --what --ask --portal --letter-id --note' ;;
    'letter packet') options=' --on' ;;
    'letter confirm') options=' --letter-id --on' ;;
    'letter uploaded') options=' --on' ;;
    'letter plan') options=' --program --all' ;;
    'letter assign') options=' --program --all --on' ;;
    'letter unassign') options=' --program' ;;
    'programs') options=' --status --specialty --signal --all' ;;
    'programs due') options='' ;;
    'programs export') options='' ;;
    'program signal') options=' --signal --none' ;;
    'program move') options=' --to --on' ;;
    'program interview') options=' --on --time --place --interviewers --add-new' ;;
    'programs compare') options=' --programs' ;;
    'program rank') options=' --step --place' ;;
    'programs rank') options='' ;;
    'programs import') options=' --file --name --text --columns --specialty' ;;
    'programs preview') options=' --file --name --text --columns --specialty' ;;
    'match result') options=' --result --program' ;;
    'match thanks') options='' ;;
    'match told') options=' --person --on' ;;
    'letter list') options=' --limit --after' ;;
    'letter show') options='' ;;
    'letter edit') options=' --ask --service --form --sloe-from --specialty --chair --preliminary --waived --waived-on --letter-id --portal --packet-on --confirmed-on --uploaded-on --imported --backup --note' ;;
    'letter archive') options='' ;;
    'letter restore') options='' ;;
    'letter remove') options='' ;;
    'assignment add') options=' --letter --program --state --on' ;;
    'assignment list') options=' --limit --after' ;;
    'assignment show') options='' ;;
    'assignment edit') options=' --letter --program --state --on' ;;
    'assignment remove') options='' ;;
    'tie add') options=' --person --other --kind --from --until --papers --last-paper --authors --verdict --evidence' ;;
    'tie list') options=' --limit --after' ;;
    'tie show') options='' ;;
    'tie edit') options=' --person --other --kind --from --until --papers --last-paper --authors --verdict --evidence' ;;
    'tie remove') options='' ;;
    'path') options=' --person --program --org --specialty --place --k --hops --differs --without' ;;
    'path ask') options=' --person --about --organisation --specific --topic' ;;
    'path meet') options=' --limit' ;;
    'path bridges') options=' --person' ;;
    'tie say') options=' --person --other --said --kind --evidence' ;;
    'tie suggest') options=' --person --limit' ;;
    'tie why') options=' --person --other' ;;
    'primer') options=' --chapter' ;;
    'primer take') options=' --step' ;;
    'primer done') options=' --step' ;;
    'plan stage') options=' --stage' ;;
    'plan stage-say') options=' --step --state' ;;
    'serve') options=' --listen --database --certificate --key --host --proxy --workers --setup' ;;
    'schema') options=' --database --distribute' ;;
    'transfer') options=' --start-over' ;;
    'dump-def') options='' ;;
    'eval') options='' ;;
    'graph') options=' --edges --snapshot --questions --results --from --to --hops --paths --first-differs --pairs --sets --updates --readers --egos --ego-results --own --cpu' ;;
    'help') options='' ;;
  esac
  COMPREPLY=($(compgen -W "$options --database --account --password-stdin --json --tsv --csv --yes --help --version" -- "$current"))
}
complete -o default -F _wellmet wellmet
