// What a page of Chromium has, by name.  Written by tests/engine/document_cases/platform.py: do not edit.
(function () {
  'use strict';
  return {
    __proto__: null,

    // The names of elements, by their interface.
    tags: {
      __proto__: null,
      HTMLAnchorElement: `a`,
      HTMLElement: `abbr acronym address article aside b basefont bdi bdo big center cite code dd dfn dt em figcaption figure
      footer header hgroup i kbd main mark nav nobr noembed noframes noscript plaintext rb rp rt rtc ruby s samp
      search section small strike strong sub summary sup tt u var wbr`,
      HTMLAreaElement: `area`,
      HTMLAudioElement: `audio`,
      HTMLBaseElement: `base`,
      HTMLQuoteElement: `blockquote q`,
      HTMLBodyElement: `body`,
      HTMLBRElement: `br`,
      HTMLButtonElement: `button`,
      HTMLCanvasElement: `canvas`,
      HTMLTableCaptionElement: `caption`,
      HTMLTableColElement: `col colgroup`,
      HTMLDataElement: `data`,
      HTMLDataListElement: `datalist`,
      HTMLModElement: `del ins`,
      HTMLDetailsElement: `details`,
      HTMLDialogElement: `dialog`,
      HTMLDirectoryElement: `dir`,
      HTMLDivElement: `div`,
      HTMLDListElement: `dl`,
      HTMLEmbedElement: `embed`,
      HTMLFieldSetElement: `fieldset`,
      HTMLFontElement: `font`,
      HTMLFormElement: `form`,
      HTMLFrameElement: `frame`,
      HTMLFrameSetElement: `frameset`,
      HTMLHeadingElement: `h1 h2 h3 h4 h5 h6`,
      HTMLHeadElement: `head`,
      HTMLHRElement: `hr`,
      HTMLHtmlElement: `html`,
      HTMLIFrameElement: `iframe`,
      HTMLImageElement: `img`,
      HTMLInputElement: `input`,
      HTMLLabelElement: `label`,
      HTMLLegendElement: `legend`,
      HTMLLIElement: `li`,
      HTMLLinkElement: `link`,
      HTMLPreElement: `listing pre xmp`,
      HTMLMapElement: `map`,
      HTMLMarqueeElement: `marquee`,
      HTMLMenuElement: `menu`,
      HTMLMetaElement: `meta`,
      HTMLMeterElement: `meter`,
      HTMLObjectElement: `object`,
      HTMLOListElement: `ol`,
      HTMLOptGroupElement: `optgroup`,
      HTMLOptionElement: `option`,
      HTMLOutputElement: `output`,
      HTMLParagraphElement: `p`,
      HTMLParamElement: `param`,
      HTMLPictureElement: `picture`,
      HTMLProgressElement: `progress`,
      HTMLScriptElement: `script`,
      HTMLSelectElement: `select`,
      HTMLSlotElement: `slot`,
      HTMLSourceElement: `source`,
      HTMLSpanElement: `span`,
      HTMLStyleElement: `style`,
      HTMLTableElement: `table`,
      HTMLTableSectionElement: `tbody tfoot thead`,
      HTMLTableCellElement: `td th`,
      HTMLTemplateElement: `template`,
      HTMLTextAreaElement: `textarea`,
      HTMLTimeElement: `time`,
      HTMLTitleElement: `title`,
      HTMLTableRowElement: `tr`,
      HTMLTrackElement: `track`,
      HTMLUListElement: `ul`,
      HTMLVideoElement: `video`,
    },

    // Properties that stand for attributes of the same name, or of that behind "=": text, nullable (null without it),
    // boolean, url, action (a URL; without it that of the page), integer (the usual value; what becomes of negative
    // ones), keyword (without the attribute; with another word; the words).
    reflections: {
      __proto__: null,
      HTMLAnchorElement: `download:text ping:text rel:text
      referrerPolicy:keyword:::no-referrer:no-referrer-when-downgrade:same-origin:origin:strict-origin:origin-when-cross-origin:strict-origin-when-cross-origin:unsafe-url
      coords:text charset:text name:text rev:text shape:text target:text href:url hreflang:text type:text
      hrefTranslate:text attributionSrc:text`,
      HTMLElement: `title:text lang:text dir:keyword:::auto:ltr:rtl hidden:boolean inert:boolean accessKey:text
      autocapitalize:keyword::sentences:none:sentences:words:characters
      enterKeyHint:keyword:::search:enter:done:go:next:previous:send
      inputMode:keyword:::text:search:tel:url:email:none:decimal:numeric virtualKeyboardPolicy:keyword:::auto:manual
      popover:keyword:null:manual:auto:manual:hint writingSuggestions:keyword:true:true:true:false autofocus:boolean
      tabIndex:integer:0:signed focusGroupStart:boolean`,
      Element: `id:text className=class:text slot:text elementTiming:text role:nullable ariaAtomic=aria-atomic:nullable
      ariaAutoComplete=aria-autocomplete:nullable ariaBusy=aria-busy:nullable
      ariaBrailleLabel=aria-braillelabel:nullable ariaBrailleRoleDescription=aria-brailleroledescription:nullable
      ariaChecked=aria-checked:nullable ariaColCount=aria-colcount:nullable ariaColIndex=aria-colindex:nullable
      ariaColSpan=aria-colspan:nullable ariaCurrent=aria-current:nullable ariaDescription=aria-description:nullable
      ariaDisabled=aria-disabled:nullable ariaExpanded=aria-expanded:nullable ariaHasPopup=aria-haspopup:nullable
      ariaHidden=aria-hidden:nullable ariaInvalid=aria-invalid:nullable ariaKeyShortcuts=aria-keyshortcuts:nullable
      ariaLabel=aria-label:nullable ariaLevel=aria-level:nullable ariaLive=aria-live:nullable
      ariaModal=aria-modal:nullable ariaMultiLine=aria-multiline:nullable
      ariaMultiSelectable=aria-multiselectable:nullable ariaOrientation=aria-orientation:nullable
      ariaPlaceholder=aria-placeholder:nullable ariaPosInSet=aria-posinset:nullable ariaPressed=aria-pressed:nullable
      ariaReadOnly=aria-readonly:nullable ariaRelevant=aria-relevant:nullable ariaRequired=aria-required:nullable
      ariaRoleDescription=aria-roledescription:nullable ariaRowCount=aria-rowcount:nullable
      ariaRowIndex=aria-rowindex:nullable ariaRowSpan=aria-rowspan:nullable ariaSelected=aria-selected:nullable
      ariaSetSize=aria-setsize:nullable ariaSort=aria-sort:nullable ariaValueMax=aria-valuemax:nullable
      ariaValueMin=aria-valuemin:nullable ariaValueNow=aria-valuenow:nullable`,
      HTMLAreaElement: `alt:text coords:text download:text shape:text ping:text rel:text
      referrerPolicy:keyword:::no-referrer:no-referrer-when-downgrade:same-origin:origin:strict-origin:origin-when-cross-origin:strict-origin-when-cross-origin:unsafe-url
      noHref:boolean target:text href:url attributionSrc:text`,
      HTMLMediaElement: `src:url crossOrigin:keyword:null:anonymous:anonymous:use-credentials
      preload:keyword:metadata:metadata:auto:none:metadata autoplay:boolean loop:boolean controls:boolean
      defaultMuted=muted:boolean loading:keyword:eager:eager:lazy:eager disableRemotePlayback:boolean`,
      HTMLBaseElement: `href:action target:text`,
      HTMLQuoteElement: `cite:url`,
      HTMLBodyElement: `text:text link:text vLink:text aLink:text bgColor:text background:text`,
      HTMLBRElement: `clear:text`,
      HTMLButtonElement: `disabled:boolean formAction:action
      formEnctype:keyword::application/x-www-form-urlencoded:application/x-www-form-urlencoded:multipart/form-data:text/plain
      formMethod:keyword::get:get:post:dialog formNoValidate:boolean formTarget:text name:text
      type:keyword:submit:submit:submit:reset:button value:text
      popoverTargetAction:keyword:toggle:toggle:toggle:show:hide command:keyword::`,
      HTMLCanvasElement: `width:integer:300:unsigned height:integer:150:unsigned`,
      HTMLTableCaptionElement: `align:text`,
      HTMLTableColElement: `span:integer:1:unsigned align:text ch=char:text chOff=charoff:text vAlign:text width:text`,
      HTMLDataElement: `value:text`,
      HTMLModElement: `cite:url dateTime:text`,
      HTMLDetailsElement: `open:boolean name:text`,
      HTMLDialogElement: `open:boolean closedBy:keyword:none:none:none`,
      HTMLDirectoryElement: `compact:boolean`,
      HTMLDivElement: `align:text`,
      HTMLDListElement: `compact:boolean`,
      HTMLEmbedElement: `src:url type:text width:text height:text align:text name:text`,
      HTMLFieldSetElement: `disabled:boolean name:text`,
      HTMLFontElement: `color:text face:text size:text`,
      HTMLFormElement: `acceptCharset=accept-charset:text action:action autocomplete:keyword:on:on:on:off
      enctype:keyword:application/x-www-form-urlencoded:application/x-www-form-urlencoded:application/x-www-form-urlencoded:multipart/form-data:text/plain
      encoding=enctype:keyword:application/x-www-form-urlencoded:application/x-www-form-urlencoded:application/x-www-form-urlencoded:multipart/form-data:text/plain
      method:keyword:get:get:get:post:dialog name:text noValidate:boolean target:text rel:text`,
      HTMLFrameElement: `name:text scrolling:text src:url frameBorder:text longDesc:url noResize:boolean marginHeight:text
      marginWidth:text`,
      HTMLFrameSetElement: `cols:text rows:text`,
      HTMLHeadingElement: `align:text`,
      HTMLHRElement: `align:text color:text noShade:boolean size:text width:text`,
      HTMLHtmlElement: `version:text`,
      HTMLIFrameElement: `src:url srcdoc:text name:text allowFullscreen:boolean width:text height:text
      referrerPolicy:keyword:::no-referrer:no-referrer-when-downgrade:same-origin:origin:strict-origin:origin-when-cross-origin:strict-origin-when-cross-origin:unsafe-url
      csp:text allow:text loading:keyword:auto:auto:auto:lazy:eager align:text scrolling:text frameBorder:text
      longDesc:url marginHeight:text marginWidth:text credentialless:boolean allowPaymentRequest:boolean
      privateToken:text browsingTopics:boolean adAuctionHeaders:boolean`,
      HTMLImageElement: `alt:text src:url srcset:text sizes:text crossOrigin:keyword:null:anonymous:anonymous:use-credentials
      useMap:text isMap:boolean width:integer:0:unsigned height:integer:0:unsigned
      referrerPolicy:keyword:::no-referrer:no-referrer-when-downgrade:same-origin:origin:strict-origin:origin-when-cross-origin:strict-origin-when-cross-origin:unsafe-url
      decoding:keyword:auto:auto:auto:async:sync fetchPriority:keyword:auto:auto:auto:low:high
      loading:keyword:auto:auto:auto:lazy:eager name:text lowsrc:url align:text hspace:integer:0:unsigned
      vspace:integer:0:unsigned longDesc:url border:text browsingTopics:boolean attributionSrc:text`,
      HTMLInputElement: `accept:text alt:text autocomplete:keyword:::on:off:tel:url:email defaultChecked=checked:boolean dirName:text
      disabled:boolean formAction:action
      formEnctype:keyword::application/x-www-form-urlencoded:application/x-www-form-urlencoded:multipart/form-data:text/plain
      formMethod:keyword::get:get:post:dialog formNoValidate:boolean formTarget:text max:text
      maxLength:integer:-1:refused min:text minLength:integer:-1:refused multiple:boolean name:text pattern:text
      placeholder:text readOnly:boolean required:boolean size:integer:20:unsigned src:url step:text
      type:keyword:text:text:text:search:tel:url:email:password:date:month:week:time:datetime-local:number:range:color:checkbox:radio:file:submit:image:reset:button:hidden
      defaultValue=value:text align:text useMap:text webkitdirectory:boolean incremental:boolean
      popoverTargetAction:keyword:toggle:toggle:toggle:show:hide`,
      HTMLLabelElement: `htmlFor=for:text`,
      HTMLLegendElement: `align:text`,
      HTMLLIElement: `value:integer:0:signed type:text`,
      HTMLLinkElement: `disabled:boolean href:url crossOrigin:keyword:null:anonymous:anonymous:use-credentials rel:text media:text
      hreflang:text type:text as:keyword:::image
      referrerPolicy:keyword:::no-referrer:no-referrer-when-downgrade:same-origin:origin:strict-origin:origin-when-cross-origin:strict-origin-when-cross-origin:unsafe-url
      fetchPriority:keyword:auto:auto:auto:low:high imageSrcset:text imageSizes:text charset:text rev:text
      target:text integrity:text`,
      HTMLPreElement: `width:integer:0:signed`,
      HTMLMapElement: `name:text`,
      HTMLMarqueeElement: `behavior:text bgColor:text direction:text height:text hspace:integer:0:unsigned loop:integer:-1:refused
      scrollAmount:integer:6:unsigned scrollDelay:integer:85:unsigned trueSpeed:boolean vspace:integer:0:unsigned
      width:text`,
      HTMLMenuElement: `compact:boolean`,
      HTMLMetaElement: `name:text httpEquiv=http-equiv:text content:text media:text scheme:text`,
      HTMLMeterElement: `min:integer:0:signed max:integer:1:unsigned`,
      HTMLObjectElement: `data:url type:text name:text useMap:text width:text height:text align:text archive:text code:text
      declare:boolean hspace:integer:0:unsigned standby:text vspace:integer:0:unsigned codeBase:url codeType:text
      border:text`,
      HTMLOListElement: `reversed:boolean start:integer:1:signed type:text compact:boolean`,
      HTMLOptGroupElement: `disabled:boolean label:text`,
      HTMLOptionElement: `disabled:boolean label:text defaultSelected=selected:boolean value:text`,
      HTMLOutputElement: `name:text`,
      HTMLParagraphElement: `align:text`,
      HTMLParamElement: `name:text value:text type:text valueType:text`,
      HTMLProgressElement: `max:integer:1:unsigned`,
      HTMLScriptElement: `src:url type:text noModule:boolean charset:text defer:boolean
      crossOrigin:keyword:null:anonymous:anonymous:use-credentials
      referrerPolicy:keyword:::no-referrer:no-referrer-when-downgrade:same-origin:origin:strict-origin:origin-when-cross-origin:strict-origin-when-cross-origin:unsafe-url
      fetchPriority:keyword:auto:auto:auto:low:high event:text htmlFor=for:text integrity:text attributionSrc:text`,
      HTMLSelectElement: `autocomplete:keyword:::on:off:tel:url:email disabled:boolean multiple:boolean name:text required:boolean
      size:integer:0:unsigned`,
      HTMLSlotElement: `name:text`,
      HTMLSourceElement: `src:url type:text srcset:text sizes:text media:text width:integer:0:unsigned height:integer:0:unsigned`,
      HTMLStyleElement: `media:text type:text`,
      HTMLTableElement: `align:text border:text frame:text rules:text summary:text width:text bgColor:text cellPadding:text
      cellSpacing:text`,
      HTMLTableSectionElement: `align:text ch=char:text chOff=charoff:text vAlign:text`,
      HTMLTableCellElement: `colSpan:integer:1:unsigned rowSpan:integer:1:unsigned headers:text align:text axis:text height:text width:text
      ch=char:text chOff=charoff:text noWrap:boolean vAlign:text bgColor:text abbr:text
      scope:keyword:::row:col:rowgroup:colgroup`,
      HTMLTemplateElement: `shadowRootMode:keyword:: shadowRootDelegatesFocus:boolean shadowRootClonable:boolean
      shadowRootSerializable:boolean shadowRootCustomElementRegistry:text
      shadowRootSlotAssignment:keyword:named:named:manual htmlFor=for:text shadowRootReferenceTarget:nullable`,
      HTMLTextAreaElement: `autocomplete:keyword:::on:off:tel:url:email cols:integer:20:unsigned dirName:text disabled:boolean
      maxLength:integer:-1:refused minLength:integer:-1:refused name:text placeholder:text readOnly:boolean
      required:boolean rows:integer:2:unsigned wrap:text`,
      HTMLTimeElement: `dateTime:text`,
      HTMLTableRowElement: `align:text ch=char:text chOff=charoff:text vAlign:text bgColor:text`,
      HTMLTrackElement: `kind:keyword:subtitles:metadata:metadata:subtitles:captions:descriptions:chapters src:url srclang:text
      label:text default:boolean`,
      HTMLUListElement: `compact:boolean type:text`,
      HTMLVideoElement: `width:integer:0:unsigned height:integer:0:unsigned poster:url playsInline:boolean
      disablePictureInPicture:boolean`,
    },

    // All members of interfaces: "a" and the name of an attribute, "m" and that of a method.
    members: {
      __proto__: null,
      Attr: `alocalName aname anamespaceURI aownerElement aprefix aspecified avalue`,
      BeforeUnloadEvent: `areturnValue`,
      CSSStyleDeclaration: `acssFloat acssText alength aparentRule mgetPropertyPriority mgetPropertyValue mitem mremoveProperty
      msetProperty`,
      CharacterData: `adata alength anextElementSibling apreviousElementSibling mafter mappendData mbefore mdeleteData minsertData
      mremove mreplaceData mreplaceWith msubstringData`,
      CompositionEvent: `adata minitCompositionEvent`,
      CustomElementRegistry: `mdefine mget mgetName minitialize mupgrade mwhenDefined`,
      CustomEvent: `adetail minitCustomEvent`,
      DOMImplementation: `mcreateDocument mcreateDocumentType mcreateHTMLDocument mhasFeature`,
      DOMParser: `mparseFromString`,
      DOMTokenList: `alength avalue madd mcontains mentries mforEach mitem mkeys mremove mreplace msupports mtoString mtoggle
      mvalues`,
      Document: `aURL aactiveElement aactiveViewTransition aadoptedStyleSheets aalinkColor aall aanchors aapplets abgColor abody
      acharacterSet acharset achildElementCount achildren acompatMode acontentType acookie acurrentScript
      acustomElementRegistry adefaultView adesignMode adir adoctype adocumentElement adocumentURI adomain aembeds
      afeaturePolicy afgColor afirstElementChild afonts aforms afragmentDirective afullscreen afullscreenElement
      afullscreenEnabled ahead ahidden aimages aimplementation ainputEncoding alastElementChild alastModified
      alinkColor alinks aonabort aonanimationcancel aonanimationend aonanimationiteration aonanimationstart
      aonauxclick aonbeforecopy aonbeforecut aonbeforeinput aonbeforematch aonbeforepaste aonbeforetoggle
      aonbeforexrselect aonblur aoncancel aoncanplay aoncanplaythrough aonchange aonclick aonclose aoncommand
      aoncontentvisibilityautostatechange aoncontextlost aoncontextmenu aoncontextrestored aoncopy aoncuechange
      aoncut aondblclick aondrag aondragend aondragenter aondragleave aondragover aondragstart aondrop
      aondurationchange aonemptied aonended aonerror aonfocus aonformdata aonfreeze aonfullscreenchange
      aonfullscreenerror aongotpointercapture aoninput aoninvalid aonkeydown aonkeypress aonkeyup aonload
      aonloadeddata aonloadedmetadata aonloadstart aonlostpointercapture aonmousedown aonmouseenter aonmouseleave
      aonmousemove aonmouseout aonmouseover aonmouseup aonmousewheel aonpaste aonpause aonplay aonplaying
      aonpointercancel aonpointerdown aonpointerenter aonpointerleave aonpointerlockchange aonpointerlockerror
      aonpointermove aonpointerout aonpointerover aonpointerrawupdate aonpointerup aonprerenderingchange aonprogress
      aonratechange aonreadystatechange aonreset aonresize aonresume aonscroll aonscrollend aonscrollsnapchange
      aonscrollsnapchanging aonsearch aonsecuritypolicyviolation aonseeked aonseeking aonselect aonselectionchange
      aonselectstart aonslotchange aonstalled aonsubmit aonsuspend aontimeupdate aontoggle aontransitioncancel
      aontransitionend aontransitionrun aontransitionstart aonvisibilitychange aonvolumechange aonwaiting
      aonwebkitanimationend aonwebkitanimationiteration aonwebkitanimationstart aonwebkitfullscreenchange
      aonwebkitfullscreenerror aonwebkittransitionend aonwheel apictureInPictureElement apictureInPictureEnabled
      aplugins apointerLockElement aprerendering areadyState areferrer arootElement ascripts ascrollingElement
      astyleSheets atimeline atitle avisibilityState avlinkColor awasDiscarded awebkitCurrentFullScreenElement
      awebkitFullscreenElement awebkitFullscreenEnabled awebkitHidden awebkitIsFullScreen awebkitVisibilityState
      axmlEncoding axmlStandalone axmlVersion madoptNode mappend mariaNotify mbrowsingTopics mcaptureEvents
      mcaretPositionFromPoint mcaretRangeFromPoint mclear mclose mcreateAttribute mcreateAttributeNS
      mcreateCDATASection mcreateComment mcreateDocumentFragment mcreateElement mcreateElementNS mcreateEvent
      mcreateExpression mcreateNSResolver mcreateNodeIterator mcreateProcessingInstruction mcreateRange
      mcreateTextNode mcreateTreeWalker melementFromPoint melementsFromPoint mevaluate mexecCommand mexitFullscreen
      mexitPictureInPicture mexitPointerLock mgetAnimations mgetElementById mgetElementsByClassName
      mgetElementsByName mgetElementsByTagName mgetElementsByTagNameNS mgetSelection mhasFocus mhasPrivateToken
      mhasRedemptionRecord mhasStorageAccess mhasUnpartitionedCookieAccess mimportNode mmoveBefore mopen mprepend
      mqueryCommandEnabled mqueryCommandIndeterm mqueryCommandState mqueryCommandSupported mqueryCommandValue
      mquerySelector mquerySelectorAll mreleaseEvents mreplaceChildren mrequestStorageAccess mstartViewTransition
      mwebkitCancelFullScreen mwebkitExitFullscreen mwrite mwriteln`,
      DocumentFragment: `achildElementCount achildren afirstElementChild alastElementChild mappend mgetElementById mmoveBefore mprepend
      mquerySelector mquerySelectorAll mreplaceChildren`,
      DocumentType: `aname apublicId asystemId mafter mbefore mremove mreplaceWith`,
      Element: `aactiveViewTransition aariaActionsElements aariaActiveDescendantElement aariaAtomic aariaAutoComplete
      aariaBrailleLabel aariaBrailleRoleDescription aariaBusy aariaChecked aariaColCount aariaColIndex
      aariaColIndexText aariaColSpan aariaControlsElements aariaCurrent aariaDescribedByElements aariaDescription
      aariaDetailsElements aariaDisabled aariaErrorMessageElements aariaExpanded aariaFlowToElements aariaHasPopup
      aariaHidden aariaInvalid aariaKeyShortcuts aariaLabel aariaLabelledByElements aariaLevel aariaLive aariaModal
      aariaMultiLine aariaMultiSelectable aariaOrientation aariaPlaceholder aariaPosInSet aariaPressed aariaReadOnly
      aariaRelevant aariaRequired aariaRoleDescription aariaRowCount aariaRowIndex aariaRowIndexText aariaRowSpan
      aariaSelected aariaSetSize aariaSort aariaValueMax aariaValueMin aariaValueNow aariaValueText aassignedSlot
      aattributes achildElementCount achildren aclassList aclassName aclientHeight aclientLeft aclientTop
      aclientWidth acurrentCSSZoom acustomElementRegistry aelementTiming afirstElementChild aid ainnerHTML
      alastElementChild alocalName anamespaceURI anextElementSibling aonbeforecopy aonbeforecut aonbeforepaste
      aonfullscreenchange aonfullscreenerror aonsearch aonwebkitfullscreenchange aonwebkitfullscreenerror aouterHTML
      apart aprefix apreviousElementSibling arole ascrollHeight ascrollLeft ascrollTop ascrollWidth ashadowRoot aslot
      atagName mafter manimate mappend mariaNotify mattachShadow mbefore mcheckVisibility mclosest mcomputedStyleMap
      mgetAnimations mgetAttribute mgetAttributeNS mgetAttributeNames mgetAttributeNode mgetAttributeNodeNS
      mgetBoundingClientRect mgetClientRects mgetElementsByClassName mgetElementsByTagName mgetElementsByTagNameNS
      mgetHTML mhasAttribute mhasAttributeNS mhasAttributes mhasPointerCapture minsertAdjacentElement
      minsertAdjacentHTML minsertAdjacentText mmatches mmoveBefore mprepend mpseudo mquerySelector mquerySelectorAll
      mreleasePointerCapture mremove mremoveAttribute mremoveAttributeNS mremoveAttributeNode mreplaceChildren
      mreplaceWith mrequestFullscreen mrequestPointerLock mscroll mscrollBy mscrollIntoView mscrollIntoViewIfNeeded
      mscrollTo msetAttribute msetAttributeNS msetAttributeNode msetAttributeNodeNS msetHTML msetHTMLUnsafe
      msetPointerCapture mstartViewTransition mtoggleAttribute mwebkitMatchesSelector mwebkitRequestFullScreen
      mwebkitRequestFullscreen`,
      ErrorEvent: `acolno aerror afilename alineno amessage`,
      Event: `abubbles acancelBubble acancelable acomposed acurrentTarget adefaultPrevented aeventPhase areturnValue
      asrcElement atarget atimeStamp atype mcomposedPath minitEvent mpreventDefault mstopImmediatePropagation
      mstopPropagation`,
      EventTarget: `maddEventListener mdispatchEvent mremoveEventListener mwhen`,
      FocusEvent: `arelatedTarget`,
      FormData: `mappend mdelete mentries mforEach mget mgetAll mhas mkeys mset mvalues`,
      FormDataEvent: `aformData`,
      HTMLAllCollection: `alength mitem mnamedItem`,
      HTMLAnchorElement: `aattributionSrc acharset acoords adownload ahash ahost ahostname ahref ahrefTranslate ahreflang
      ainterestForElement aname aorigin apassword apathname aping aport aprotocol areferrerPolicy arel arelList arev
      asearch ashape atarget atext atype ausername mtoString`,
      HTMLAreaElement: `aalt aattributionSrc acoords adownload ahash ahost ahostname ahref ainterestForElement anoHref aorigin
      apassword apathname aping aport aprotocol areferrerPolicy arel arelList asearch ashape atarget ausername
      mtoString`,
      HTMLBRElement: `aclear`,
      HTMLBaseElement: `ahref atarget`,
      HTMLBodyElement: `aaLink abackground abgColor alink aonafterprint aonbeforeprint aonbeforeunload aonblur aonerror aonfocus
      aongamepadconnected aongamepaddisconnected aonhashchange aonlanguagechange aonload aonmessage aonmessageerror
      aonoffline aononline aonpagehide aonpageshow aonpopstate aonrejectionhandled aonresize aonscroll aonstorage
      aonunhandledrejection aonunload atext avLink`,
      HTMLButtonElement: `acommand acommandForElement adisabled aform aformAction aformEnctype aformMethod aformNoValidate aformTarget
      ainterestForElement alabels aname apopoverTargetAction apopoverTargetElement atype avalidationMessage avalidity
      avalue awillValidate mcheckValidity mreportValidity msetCustomValidity`,
      HTMLCameraElement: `aerror aoncancel aonerror aontrack atrack msetConstraints`,
      HTMLCanvasElement: `aheight awidth mcaptureStream mgetContext mtoBlob mtoDataURL mtransferControlToOffscreen`,
      HTMLCollection: `alength mitem mnamedItem`,
      HTMLDListElement: `acompact`,
      HTMLDataElement: `avalue`,
      HTMLDataListElement: `aoptions`,
      HTMLDetailsElement: `aname aopen`,
      HTMLDialogElement: `aclosedBy aopen areturnValue mclose mrequestClose mshow mshowModal`,
      HTMLDirectoryElement: `acompact`,
      HTMLDivElement: `aalign`,
      HTMLElement: `aaccessKey aattributeStyleMap aautocapitalize aautocorrect aautofocus acontentEditable adataset adir adraggable
      aeditContext aenterKeyHint afocusGroup afocusGroupStart ahidden ainert ainnerText ainputMode aisContentEditable
      alang anonce aoffsetHeight aoffsetLeft aoffsetParent aoffsetTop aoffsetWidth aonabort aonanimationcancel
      aonanimationend aonanimationiteration aonanimationstart aonauxclick aonbeforeinput aonbeforematch
      aonbeforetoggle aonbeforexrselect aonblur aoncancel aoncanplay aoncanplaythrough aonchange aonclick aonclose
      aoncommand aoncontentvisibilityautostatechange aoncontextlost aoncontextmenu aoncontextrestored aoncopy
      aoncuechange aoncut aondblclick aondrag aondragend aondragenter aondragleave aondragover aondragstart aondrop
      aondurationchange aonemptied aonended aonerror aonfocus aonformdata aongotpointercapture aoninput aoninvalid
      aonkeydown aonkeypress aonkeyup aonload aonloadeddata aonloadedmetadata aonloadstart aonlostpointercapture
      aonmousedown aonmouseenter aonmouseleave aonmousemove aonmouseout aonmouseover aonmouseup aonmousewheel
      aonpaste aonpause aonplay aonplaying aonpointercancel aonpointerdown aonpointerenter aonpointerleave
      aonpointermove aonpointerout aonpointerover aonpointerrawupdate aonpointerup aonprogress aonratechange aonreset
      aonresize aonscroll aonscrollend aonscrollsnapchange aonscrollsnapchanging aonsecuritypolicyviolation aonseeked
      aonseeking aonselect aonselectionchange aonselectstart aonslotchange aonstalled aonsubmit aonsuspend
      aontimeupdate aontoggle aontransitioncancel aontransitionend aontransitionrun aontransitionstart
      aonvolumechange aonwaiting aonwebkitanimationend aonwebkitanimationiteration aonwebkitanimationstart
      aonwebkittransitionend aonwheel aouterText apopover aspellcheck astyle atabIndex atitle atranslate
      avirtualKeyboardPolicy awritingSuggestions mattachInternals mblur mclick mfocus mhidePopover mshowPopover
      mtogglePopover`,
      HTMLEmbedElement: `aalign aheight aname asrc atype awidth mgetSVGDocument`,
      HTMLFencedFrameElement: `aallow aconfig aheight asandbox awidth`,
      HTMLFieldSetElement: `adisabled aelements aform aname atype avalidationMessage avalidity awillValidate mcheckValidity mreportValidity
      msetCustomValidity`,
      HTMLFontElement: `acolor aface asize`,
      HTMLFormControlsCollection: `mnamedItem`,
      HTMLFormElement: `aacceptCharset aaction aautocomplete aelements aencoding aenctype alength amethod aname anoValidate arel
      arelList atarget mcheckValidity mreportValidity mrequestSubmit mreset msubmit`,
      HTMLFrameElement: `acontentDocument acontentWindow aframeBorder alongDesc amarginHeight amarginWidth aname anoResize ascrolling
      asrc`,
      HTMLFrameSetElement: `acols aonafterprint aonbeforeprint aonbeforeunload aonblur aonerror aonfocus aongamepadconnected
      aongamepaddisconnected aonhashchange aonlanguagechange aonload aonmessage aonmessageerror aonoffline aononline
      aonpagehide aonpageshow aonpopstate aonrejectionhandled aonresize aonscroll aonstorage aonunhandledrejection
      aonunload arows`,
      HTMLGeolocationElement: `aaccuracymode aautolocate aerror ainitialPermissionStatus ainvalidReason aisValid aonlocation aonpromptaction
      aonpromptdismiss aonvalidationstatuschange apermissionStatus aposition awatch`,
      HTMLHRElement: `aalign acolor anoShade asize awidth`,
      HTMLHeadingElement: `aalign`,
      HTMLHtmlElement: `aversion`,
      HTMLIFrameElement: `aadAuctionHeaders aalign aallow aallowFullscreen aallowPaymentRequest abrowsingTopics acontentDocument
      acontentWindow acredentialless acsp afeaturePolicy aframeBorder aheight aloading alongDesc amarginHeight
      amarginWidth aname aprivateToken areferrerPolicy asandbox ascrolling asrc asrcdoc awidth mgetSVGDocument`,
      HTMLImageElement: `aalign aalt aattributionSrc aborder abrowsingTopics acomplete acrossOrigin acurrentSrc adecoding afetchPriority
      aheight ahspace aisMap aloading alongDesc alowsrc aname anaturalHeight anaturalWidth areferrerPolicy asizes
      asrc asrcset auseMap avspace awidth ax ay mdecode`,
      HTMLInputElement: `aaccept aalign aalt aautocomplete achecked adefaultChecked adefaultValue adirName adisabled afiles aform
      aformAction aformEnctype aformMethod aformNoValidate aformTarget aheight aincremental aindeterminate alabels
      alist amax amaxLength amin aminLength amultiple aname apattern aplaceholder apopoverTargetAction
      apopoverTargetElement areadOnly arequired aselectionDirection aselectionEnd aselectionStart asize asrc astep
      atype auseMap avalidationMessage avalidity avalue avalueAsDate avalueAsNumber awebkitEntries awebkitdirectory
      awidth awillValidate mcheckValidity mcreateValueRange mreportValidity mselect msetCustomValidity msetRangeText
      msetSelectionRange mshowPicker mstepDown mstepUp`,
      HTMLLIElement: `atype avalue`,
      HTMLLabelElement: `acontrol aform ahtmlFor`,
      HTMLLegendElement: `aalign aform`,
      HTMLLinkElement: `aas ablocking acharset acrossOrigin adisabled afetchPriority ahref ahreflang aimageSizes aimageSrcset
      aintegrity amedia areferrerPolicy arel arelList arev asheet asizes atarget atype`,
      HTMLMapElement: `aareas aname`,
      HTMLMarqueeElement: `abehavior abgColor adirection aheight ahspace aloop ascrollAmount ascrollDelay atrueSpeed avspace awidth mstart
      mstop`,
      HTMLMediaElement: `aautoplay abuffered acontrols acontrolsList acrossOrigin acurrentSrc acurrentTime adefaultMuted
      adefaultPlaybackRate adisableRemotePlayback aduration aended aerror aloading aloop amediaKeys amuted
      anetworkState aonencrypted aonwaitingforkey apaused aplaybackRate aplayed apreload apreservesPitch areadyState
      aremote aseekable aseeking asinkId asrc asrcObject atextTracks avolume awebkitAudioDecodedByteCount
      awebkitVideoDecodedByteCount maddTextTrack mcanPlayType mcaptureStream mload mpause mplay msetMediaKeys
      msetSinkId`,
      HTMLMenuElement: `acompact`,
      HTMLMetaElement: `acontent ahttpEquiv amedia aname ascheme`,
      HTMLMeterElement: `ahigh alabels alow amax amin aoptimum avalue`,
      HTMLMicrophoneElement: `aerror aoncancel aonerror aontrack atrack msetConstraints`,
      HTMLModElement: `acite adateTime`,
      HTMLOListElement: `acompact areversed astart atype`,
      HTMLObjectElement: `aalign aarchive aborder acode acodeBase acodeType acontentDocument acontentWindow adata adeclare aform aheight
      ahspace aname astandby atype auseMap avalidationMessage avalidity avspace awidth awillValidate mcheckValidity
      mgetSVGDocument mreportValidity msetCustomValidity`,
      HTMLOptGroupElement: `adisabled alabel`,
      HTMLOptionElement: `adefaultSelected adisabled aform aindex alabel aselected atext avalue`,
      HTMLOptionsCollection: `alength aselectedIndex madd mremove`,
      HTMLOutputElement: `adefaultValue aform ahtmlFor alabels aname atype avalidationMessage avalidity avalue awillValidate
      mcheckValidity mreportValidity msetCustomValidity`,
      HTMLParagraphElement: `aalign`,
      HTMLParamElement: `aname atype avalue avalueType`,
      HTMLPreElement: `awidth`,
      HTMLProgressElement: `alabels amax aposition avalue`,
      HTMLQuoteElement: `acite`,
      HTMLScriptElement: `aasync aattributionSrc ablocking acharset acrossOrigin adefer aevent afetchPriority ahtmlFor ainnerText
      aintegrity anoModule areferrerPolicy asrc atext atextContent atype`,
      HTMLSelectElement: `aautocomplete adisabled aform alabels alength amultiple aname aoptions arequired aselectedIndex
      aselectedOptions asize atype avalidationMessage avalidity avalue awillValidate madd mcheckValidity mitem
      mnamedItem mremove mreportValidity msetCustomValidity mshowPicker`,
      HTMLSlotElement: `aname massign massignedElements massignedNodes`,
      HTMLSourceElement: `aheight amedia asizes asrc asrcset atype awidth`,
      HTMLStyleElement: `ablocking adisabled amedia asheet atype`,
      HTMLTableCaptionElement: `aalign`,
      HTMLTableCellElement: `aabbr aalign aaxis abgColor acellIndex ach achOff acolSpan aheaders aheight anoWrap arowSpan ascope avAlign
      awidth`,
      HTMLTableColElement: `aalign ach achOff aspan avAlign awidth`,
      HTMLTableElement: `aalign abgColor aborder acaption acellPadding acellSpacing aframe arows arules asummary atBodies atFoot atHead
      awidth mcreateCaption mcreateTBody mcreateTFoot mcreateTHead mdeleteCaption mdeleteRow mdeleteTFoot
      mdeleteTHead minsertRow`,
      HTMLTableRowElement: `aalign abgColor acells ach achOff arowIndex asectionRowIndex avAlign mdeleteCell minsertCell`,
      HTMLTableSectionElement: `aalign ach achOff arows avAlign mdeleteRow minsertRow`,
      HTMLTemplateElement: `acontent ahtmlFor ashadowRootClonable ashadowRootCustomElementRegistry ashadowRootDelegatesFocus
      ashadowRootMode ashadowRootReferenceTarget ashadowRootSerializable ashadowRootSlotAssignment`,
      HTMLTextAreaElement: `aautocomplete acols adefaultValue adirName adisabled aform alabels amaxLength aminLength aname aplaceholder
      areadOnly arequired arows aselectionDirection aselectionEnd aselectionStart atextLength atype
      avalidationMessage avalidity avalue awillValidate awrap mcheckValidity mcreateValueRange mreportValidity
      mselect msetCustomValidity msetRangeText msetSelectionRange`,
      HTMLTimeElement: `adateTime`,
      HTMLTitleElement: `atext`,
      HTMLTrackElement: `adefault akind alabel areadyState asrc asrclang atrack`,
      HTMLUListElement: `acompact atype`,
      HTMLUserMediaElement: `aerror aoncancel aonerror aonstream astream msetConstraints`,
      HTMLVideoElement: `adisablePictureInPicture aheight aonenterpictureinpicture aonleavepictureinpicture aplaysInline aposter
      avideoHeight avideoWidth awebkitDecodedFrameCount awebkitDroppedFrameCount awidth mcancelVideoFrameCallback
      mgetVideoPlaybackQuality mrequestPictureInPicture mrequestVideoFrameCallback`,
      HashChangeEvent: `anewURL aoldURL`,
      History: `alength ascrollRestoration astate mback mforward mgo mpushState mreplaceState`,
      InputEvent: `adata adataTransfer ainputType aisComposing mgetTargetRanges`,
      KeyboardEvent: `aaltKey acharCode acode actrlKey aisComposing akey akeyCode alocation ametaKey arepeat ashiftKey
      mgetModifierState minitKeyboardEvent`,
      Location: `aancestorOrigins ahash ahost ahostname ahref aorigin apathname aport aprotocol asearch massign mreload mreplace
      mtoString mvalueOf`,
      MessageEvent: `adata alastEventId aorigin aports asource auserActivation minitMessageEvent`,
      MouseEvent: `aaltKey abutton abuttons aclientX aclientY actrlKey afromElement alayerX alayerY ametaKey amovementX amovementY
      aoffsetX aoffsetY apageX apageY arelatedTarget ascreenX ascreenY ashiftKey atoElement ax ay mgetModifierState
      minitMouseEvent`,
      MutationObserver: `mdisconnect mobserve mtakeRecords`,
      MutationRecord: `aaddedNodes aattributeName aattributeNamespace anextSibling aoldValue apreviousSibling aremovedNodes atarget
      atype`,
      NamedNodeMap: `alength mgetNamedItem mgetNamedItemNS mitem mremoveNamedItem mremoveNamedItemNS msetNamedItem msetNamedItemNS`,
      Navigator: `aappCodeName aappName aappVersion aclipboard aconnection acookieEnabled acpuPerformance acredentials
      adeprecatedRunAdAuctionEnforcesKAnonymity adeviceMemory adevicePosture adoNotTrack ageolocation agpu
      ahardwareConcurrency ahid aink akeyboard alanguage alanguages alocks alogin amanaged amaxTouchPoints
      amediaCapabilities amediaDevices amediaSession amimeTypes aonLine apdfViewerEnabled apermissions aplatform
      aplugins apresentation aproduct aproductSub aprotectedAudience ascheduling aserial aserviceWorker astorage
      astorageBuckets ausb auserActivation auserAgent auserAgentData avendor avendorSub avirtualKeyboard awakeLock
      awebdriver awebkitPersistentStorage awebkitTemporaryStorage awindowControlsOverlay axr madAuctionComponents
      mcanLoadAdAuctionFencedFrame mclearAppBadge mclearOriginJoinedAdInterestGroups mcreateAuctionNonce
      mdeprecatedReplaceInURN mdeprecatedURNToURL mgetBattery mgetGamepads mgetInstalledRelatedApps
      mgetInterestGroupAdAuctionData mgetUserMedia mjavaEnabled mjoinAdInterestGroup mleaveAdInterestGroup
      mregisterProtocolHandler mrequestMIDIAccess mrequestMediaKeySystemAccess mrunAdAuction msendBeacon msetAppBadge
      munregisterProtocolHandler mupdateAdInterestGroups mvibrate mwebkitGetUserMedia`,
      Node: `abaseURI achildNodes afirstChild aisConnected alastChild anextSibling anodeName anodeType anodeValue
      aownerDocument aparentElement aparentNode apreviousSibling atextContent mappendChild mcloneNode
      mcompareDocumentPosition mcontains mgetRootNode mhasChildNodes minsertBefore misDefaultNamespace misEqualNode
      misSameNode mlookupNamespaceURI mlookupPrefix mnormalize mremoveChild mreplaceChild`,
      NodeList: `alength mentries mforEach mitem mkeys mvalues`,
      PageTransitionEvent: `apersisted`,
      PointerEvent: `aaltitudeAngle aazimuthAngle aheight aisPrimary apersistentDeviceId apointerId apointerType apressure
      atangentialPressure atiltX atiltY atwist awidth mgetCoalescedEvents mgetPredictedEvents`,
      PopStateEvent: `ahasUAVisualTransition astate`,
      ProgressEvent: `alengthComputable aloaded atotal`,
      PromiseRejectionEvent: `apromise areason`,
      RadioNodeList: `avalue`,
      Storage: `alength mclear mgetItem mkey mremoveItem msetItem`,
      StorageEvent: `akey anewValue aoldValue astorageArea aurl minitStorageEvent`,
      SubmitEvent: `asubmitter`,
      Text: `aassignedSlot awholeText msplitText`,
      ToggleEvent: `anewState aoldState asource`,
      UIEvent: `adetail apseudoTarget asourceCapabilities aview awhich minitUIEvent`,
      WheelEvent: `adeltaMode adeltaX adeltaY adeltaZ amomentum awheelDelta awheelDeltaX awheelDeltaY`,
      Window: `acaches aclientInformation aclosed acookieStore acrashReport acredentialless acrossOriginIsolated acrypto
      acustomElements adevicePixelRatio adocument adocumentPictureInPicture aevent aexternal afence aframeElement
      aframes ahistory aindexedDB ainnerHeight ainnerWidth aisSecureContext alaunchQueue alength alocalStorage
      alocation alocationbar amenubar aname anavigation anavigator aoffscreenBuffering aonabort aonafterprint
      aonanimationcancel aonanimationend aonanimationiteration aonanimationstart aonappinstalled aonauxclick
      aonbeforeinput aonbeforeinstallprompt aonbeforematch aonbeforeprint aonbeforetoggle aonbeforeunload
      aonbeforexrselect aonblur aoncancel aoncanplay aoncanplaythrough aonchange aonclick aonclose aoncommand
      aoncontentvisibilityautostatechange aoncontextlost aoncontextmenu aoncontextrestored aoncuechange aondblclick
      aondevicemotion aondeviceorientation aondeviceorientationabsolute aondrag aondragend aondragenter aondragleave
      aondragover aondragstart aondrop aondurationchange aonemptied aonended aonerror aonfocus aonformdata
      aongamepadconnected aongamepaddisconnected aongotpointercapture aonhashchange aoninput aoninvalid aonkeydown
      aonkeypress aonkeyup aonlanguagechange aonload aonloadeddata aonloadedmetadata aonloadstart
      aonlostpointercapture aonmessage aonmessageerror aonmousedown aonmouseenter aonmouseleave aonmousemove
      aonmouseout aonmouseover aonmouseup aonmousewheel aonoffline aononline aonpagehide aonpagereveal aonpageshow
      aonpageswap aonpause aonplay aonplaying aonpointercancel aonpointerdown aonpointerenter aonpointerleave
      aonpointermove aonpointerout aonpointerover aonpointerrawupdate aonpointerup aonpopstate aonprogress
      aonratechange aonrejectionhandled aonreset aonresize aonscroll aonscrollend aonscrollsnapchange
      aonscrollsnapchanging aonsearch aonsecuritypolicyviolation aonseeked aonseeking aonselect aonselectionchange
      aonselectstart aonslotchange aonstalled aonstorage aonsubmit aonsuspend aontimeupdate aontoggle
      aontransitioncancel aontransitionend aontransitionrun aontransitionstart aonunhandledrejection aonunload
      aonvolumechange aonwaiting aonwebkitanimationend aonwebkitanimationiteration aonwebkitanimationstart
      aonwebkittransitionend aonwheel aopener aorigin aoriginAgentCluster aouterHeight aouterWidth apageXOffset
      apageYOffset aparent aperformance apersonalbar ascheduler ascreen ascreenLeft ascreenTop ascreenX ascreenY
      ascrollX ascrollY ascrollbars aself asessionStorage aspeechSynthesis astatus astatusbar astyleMedia atoolbar
      atop atrustedTypes aviewport avisualViewport awindow malert matob mblur mbtoa mcancelAnimationFrame
      mcancelIdleCallback mcaptureEvents mclearInterval mclearTimeout mclose mconfirm mcreateImageBitmap mdecodeURI
      mdecodeURIComponent mencodeURI mencodeURIComponent mescape meval mfetch mfetchLater mfind mfocus
      mgetComputedStyle mgetScreenDetails mgetSelection misFinite misNaN mmatchMedia mmoveBy mmoveTo mopen
      mparseFloat mparseInt mpostMessage mprint mprompt mqueryLocalFonts mqueueMicrotask mreleaseEvents mreportError
      mrequestAnimationFrame mrequestIdleCallback mrequestResize mresizeBy mresizeTo mscroll mscrollBy mscrollTo
      msetInterval msetTimeout mshowDirectoryPicker mshowOpenFilePicker mshowSaveFilePicker mstop mstructuredClone
      munescape mwebkitCancelAnimationFrame mwebkitMediaStream mwebkitRTCPeerConnection mwebkitRequestAnimationFrame
      mwebkitRequestFileSystem mwebkitResolveLocalFileSystemURL mwebkitSpeechGrammar mwebkitSpeechGrammarList
      mwebkitSpeechRecognition mwebkitSpeechRecognitionError mwebkitSpeechRecognitionEvent mwebkitURL`,
      XMLSerializer: `mserializeToString`,
    },

    // Other interfaces.
    interfaces: `AbortController AbortSignal AbsoluteOrientationSensor AbstractRange Accelerometer AggregateError AnalyserNode
      Animation AnimationEffect AnimationEvent AnimationPlaybackEvent AnimationTimeline AnimationTrigger Array
      ArrayBuffer AsyncDisposableStack Audio AudioBuffer AudioBufferSourceNode AudioContext AudioData AudioDecoder
      AudioDestinationNode AudioEncoder AudioListener AudioNode AudioParam AudioParamMap AudioPlaybackStats
      AudioProcessingEvent AudioScheduledSourceNode AudioSinkInfo AudioWorklet AudioWorkletNode
      AuthenticatorAssertionResponse AuthenticatorAttestationResponse AuthenticatorResponse BackgroundFetchManager
      BackgroundFetchRecord BackgroundFetchRegistration BarProp BaseAudioContext BatteryManager
      BeforeInstallPromptEvent BigInt BigInt64Array BigUint64Array BiquadFilterNode Blob BlobEvent Boolean
      BroadcastChannel BrowserCaptureMediaStreamTrack ByteLengthQueuingStrategy CDATASection CSPViolationReportBody
      CSSAnimation CSSConditionRule CSSContainerRule CSSCounterStyleRule CSSFontFaceRule CSSFontFeatureValuesRule
      CSSFontPaletteValuesRule CSSFunctionDeclarations CSSFunctionDescriptors CSSFunctionRule CSSGroupingRule
      CSSImageValue CSSImportRule CSSKeyframeRule CSSKeyframesRule CSSKeywordValue CSSLayerBlockRule
      CSSLayerStatementRule CSSMarginRule CSSMathClamp CSSMathInvert CSSMathMax CSSMathMin CSSMathNegate
      CSSMathProduct CSSMathSum CSSMathValue CSSMatrixComponent CSSMediaRule CSSNamespaceRule CSSNestedDeclarations
      CSSNumericArray CSSNumericValue CSSPageRule CSSPerspective CSSPositionTryDescriptors CSSPositionTryRule
      CSSPositionValue CSSPropertyRule CSSPseudoElement CSSRotate CSSRule CSSRuleList CSSScale CSSScopeRule CSSSkew
      CSSSkewX CSSSkewY CSSStartingStyleRule CSSStyleRule CSSStyleSheet CSSStyleValue CSSSupportsRule
      CSSTransformComponent CSSTransformValue CSSTransition CSSTranslate CSSUnitValue CSSUnparsedValue
      CSSVariableReferenceValue CSSViewTransitionRule Cache CacheStorage CanvasCaptureMediaStreamTrack CanvasGradient
      CanvasPattern CanvasRenderingContext2D CaptureController CaretPosition ChannelMergerNode ChannelSplitterNode
      ChapterInformation CharacterBoundsUpdateEvent Clipboard ClipboardChangeEvent ClipboardEvent ClipboardItem
      CloseEvent CloseWatcher CommandEvent CompressionStream ConstantSourceNode ContentVisibilityAutoStateChangeEvent
      ConvolverNode CookieChangeEvent CookieStore CookieStoreManager CountQueuingStrategy CrashReportContext
      CreateMonitor Credential CredentialsContainer CropTarget Crypto CryptoKey CustomStateSet DOMError DOMException
      DOMMatrix DOMMatrixReadOnly DOMPoint DOMPointReadOnly DOMQuad DOMRect DOMRectList DOMRectReadOnly DOMStringList
      DataTransfer DataTransferItem DataTransferItemList DataView Date DecompressionStream DelayNode
      DelegatedInkTrailPresenter DeviceMotionEvent DeviceMotionEventAcceleration DeviceMotionEventRotationRate
      DeviceOrientationEvent DevicePosture DigitalCredential DisposableStack DocumentPictureInPicture
      DocumentPictureInPictureEvent DocumentTimeline DragEvent DynamicsCompressorNode EditContext ElementInternals
      EncodedAudioChunk EncodedVideoChunk Error EvalError EventCounts EventSource External EyeDropper
      FederatedCredential Fence FencedFrameConfig FetchLaterResult File FileList FileReader FileSystemDirectoryHandle
      FileSystemFileHandle FileSystemHandle FileSystemObserver FileSystemWritableFileStream FinalizationRegistry
      Float16Array Float32Array Float64Array FontData FontFace FontFaceSet FontFaceSetLoadEvent FragmentDirective
      Function GPU GPUAdapter GPUAdapterInfo GPUBindGroup GPUBindGroupLayout GPUBuffer GPUCanvasContext
      GPUCommandBuffer GPUCommandEncoder GPUCompilationInfo GPUCompilationMessage GPUComputePassEncoder
      GPUComputePipeline GPUDevice GPUDeviceLostInfo GPUError GPUExternalTexture GPUInternalError GPUOutOfMemoryError
      GPUPipelineError GPUPipelineLayout GPUQuerySet GPUQueue GPURenderBundle GPURenderBundleEncoder
      GPURenderPassEncoder GPURenderPipeline GPUSampler GPUShaderModule GPUSupportedFeatures GPUSupportedLimits
      GPUTexture GPUTextureView GPUUncapturedErrorEvent GPUValidationError GainNode Gamepad GamepadButton
      GamepadEvent GamepadHapticActuator Geolocation GeolocationCoordinates GeolocationPosition
      GeolocationPositionError GravitySensor Gyroscope HID HIDConnectionEvent HIDDevice HIDInputReportEvent Headers
      Highlight HighlightRegistry IDBCursor IDBCursorWithValue IDBDatabase IDBFactory IDBIndex IDBKeyRange
      IDBObjectStore IDBOpenDBRequest IDBRecord IDBRequest IDBTransaction IDBVersionChangeEvent IIRFilterNode
      IdentityCredential IdentityCredentialError IdentityProvider IdleDeadline IdleDetector Image ImageBitmap
      ImageBitmapRenderingContext ImageCapture ImageData ImageDecoder ImageTrack ImageTrackList Ink
      InputDeviceCapabilities InputDeviceInfo Int16Array Int32Array Int8Array IntegrityViolationReportBody
      InteractionContentfulPaint InterestEvent IntersectionObserver IntersectionObserverEntry Iterator Keyboard
      KeyboardLayoutMap KeyframeEffect LanguageDetector LanguageModel LargestContentfulPaint LaunchParams LaunchQueue
      LayoutShift LayoutShiftAttribution LinearAccelerationSensor Lock LockManager MIDIAccess MIDIConnectionEvent
      MIDIInput MIDIInputMap MIDIMessageEvent MIDIOutput MIDIOutputMap MIDIPort Map MathMLElement MediaCapabilities
      MediaDeviceInfo MediaDevices MediaElementAudioSourceNode MediaEncryptedEvent MediaError MediaKeyMessageEvent
      MediaKeySession MediaKeyStatusMap MediaKeySystemAccess MediaKeys MediaList MediaMetadata MediaQueryList
      MediaQueryListEvent MediaRecorder MediaSession MediaSource MediaSourceHandle MediaStream
      MediaStreamAudioDestinationNode MediaStreamAudioSourceNode MediaStreamEvent MediaStreamTrack
      MediaStreamTrackAudioStats MediaStreamTrackEvent MediaStreamTrackGenerator MediaStreamTrackProcessor
      MediaStreamTrackVideoStats MessageChannel MessagePort MimeType MimeTypeArray NavigateEvent Navigation
      NavigationActivation NavigationCurrentEntryChangeEvent NavigationDestination NavigationHistoryEntry
      NavigationPrecommitController NavigationPreloadManager NavigationTransition NavigatorLogin NavigatorManagedData
      NavigatorUAData NetworkInformation NodeIterator NodeRange NotRestoredReasonDetails NotRestoredReasons
      Notification Number OTPCredential Object Observable OfflineAudioCompletionEvent OfflineAudioContext
      OffscreenCanvas OffscreenCanvasRenderingContext2D OpaqueRange Option OrientationSensor Origin OscillatorNode
      OverconstrainedError PageRevealEvent PageSwapEvent PannerNode PasswordCredential Path2D PaymentAddress
      PaymentManager PaymentMethodChangeEvent PaymentRequest PaymentRequestUpdateEvent PaymentResponse Performance
      PerformanceElementTiming PerformanceEntry PerformanceEventTiming PerformanceLongAnimationFrameTiming
      PerformanceLongTaskTiming PerformanceMark PerformanceMeasure PerformanceNavigation PerformanceNavigationTiming
      PerformanceObserver PerformanceObserverEntryList PerformancePaintTiming PerformanceResourceTiming
      PerformanceScriptTiming PerformanceServerTiming PerformanceSoftNavigation PerformanceTiming
      PerformanceTimingConfidence PeriodicSyncManager PeriodicWave PermissionStatus Permissions PermissionsPolicy
      PictureInPictureEvent PictureInPictureWindow Plugin PluginArray Presentation PresentationAvailability
      PresentationConnection PresentationConnectionAvailableEvent PresentationConnectionCloseEvent
      PresentationConnectionList PresentationReceiver PresentationRequest PressureObserver PressureRecord
      ProcessingInstruction Profiler Promise ProtectedAudience PublicKeyCredential PushManager PushSubscription
      PushSubscriptionOptions QuotaExceededError RTCCertificate RTCDTMFSender RTCDTMFToneChangeEvent RTCDataChannel
      RTCDataChannelEvent RTCDtlsTransport RTCEncodedAudioFrame RTCEncodedVideoFrame RTCError RTCErrorEvent
      RTCIceCandidate RTCIceTransport RTCPeerConnection RTCPeerConnectionIceErrorEvent RTCPeerConnectionIceEvent
      RTCRtpReceiver RTCRtpScriptTransform RTCRtpSender RTCRtpTransceiver RTCSctpTransport RTCSessionDescription
      RTCStatsReport RTCTrackEvent Range RangeError ReadableByteStreamController ReadableStream
      ReadableStreamBYOBReader ReadableStreamBYOBRequest ReadableStreamDefaultController ReadableStreamDefaultReader
      ReferenceError RegExp RelativeOrientationSensor RemotePlayback ReportBody ReportingObserver Request
      ResizeObserver ResizeObserverEntry ResizeObserverSize Response RestrictionTarget SVGAElement SVGAngle
      SVGAnimateElement SVGAnimateMotionElement SVGAnimateTransformElement SVGAnimatedAngle SVGAnimatedBoolean
      SVGAnimatedEnumeration SVGAnimatedInteger SVGAnimatedLength SVGAnimatedLengthList SVGAnimatedNumber
      SVGAnimatedNumberList SVGAnimatedPreserveAspectRatio SVGAnimatedRect SVGAnimatedString SVGAnimatedTransformList
      SVGAnimationElement SVGCircleElement SVGClipPathElement SVGComponentTransferFunctionElement SVGDefsElement
      SVGDescElement SVGElement SVGEllipseElement SVGFEBlendElement SVGFEColorMatrixElement
      SVGFEComponentTransferElement SVGFECompositeElement SVGFEConvolveMatrixElement SVGFEDiffuseLightingElement
      SVGFEDisplacementMapElement SVGFEDistantLightElement SVGFEDropShadowElement SVGFEFloodElement SVGFEFuncAElement
      SVGFEFuncBElement SVGFEFuncGElement SVGFEFuncRElement SVGFEGaussianBlurElement SVGFEImageElement
      SVGFEMergeElement SVGFEMergeNodeElement SVGFEMorphologyElement SVGFEOffsetElement SVGFEPointLightElement
      SVGFESpecularLightingElement SVGFESpotLightElement SVGFETileElement SVGFETurbulenceElement SVGFilterElement
      SVGForeignObjectElement SVGGElement SVGGeometryElement SVGGradientElement SVGGraphicsElement SVGImageElement
      SVGLength SVGLengthList SVGLineElement SVGLinearGradientElement SVGMPathElement SVGMarkerElement SVGMaskElement
      SVGMatrix SVGMetadataElement SVGNumber SVGNumberList SVGPathElement SVGPatternElement SVGPoint SVGPointList
      SVGPolygonElement SVGPolylineElement SVGPreserveAspectRatio SVGRadialGradientElement SVGRect SVGRectElement
      SVGSVGElement SVGScriptElement SVGSetElement SVGStopElement SVGStringList SVGStyleElement SVGSwitchElement
      SVGSymbolElement SVGTSpanElement SVGTextContentElement SVGTextElement SVGTextPathElement
      SVGTextPositioningElement SVGTitleElement SVGTransform SVGTransformList SVGUnitTypes SVGUseElement
      SVGViewElement Sanitizer Scheduler Scheduling Screen ScreenDetailed ScreenDetails ScreenOrientation
      ScriptProcessorNode ScrollTimeline SecurityPolicyViolationEvent Selection Sensor SensorErrorEvent Serial
      SerialPort ServiceWorker ServiceWorkerContainer ServiceWorkerRegistration Set ShadowRoot SharedWorker SnapEvent
      SourceBuffer SourceBufferList SpeechGrammar SpeechGrammarList SpeechRecognition SpeechRecognitionErrorEvent
      SpeechRecognitionEvent SpeechRecognitionPhrase SpeechSynthesis SpeechSynthesisErrorEvent SpeechSynthesisEvent
      SpeechSynthesisUtterance SpeechSynthesisVoice StaticRange StereoPannerNode StorageBucket StorageBucketManager
      StorageManager String StylePropertyMap StylePropertyMapReadOnly StyleSheet StyleSheetList Subscriber
      SubtleCrypto Summarizer SuppressedError Symbol SyncManager SyntaxError TaskAttributionTiming TaskController
      TaskPriorityChangeEvent TaskSignal TextDecoder TextDecoderStream TextEncoder TextEncoderStream TextEvent
      TextFormat TextFormatUpdateEvent TextMetrics TextTrack TextTrackCue TextTrackCueList TextTrackList
      TextUpdateEvent TimeRanges TimelineTrigger TimelineTriggerRange TimelineTriggerRangeList Touch TouchEvent
      TouchList TrackEvent TransformStream TransformStreamDefaultController TransitionEvent Translator TreeWalker
      TrustedHTML TrustedScript TrustedScriptURL TrustedTypePolicy TrustedTypePolicyFactory TypeError URIError URL
      URLPattern URLSearchParams USB USBAlternateInterface USBConfiguration USBConnectionEvent USBDevice USBEndpoint
      USBInTransferResult USBInterface USBIsochronousInTransferPacket USBIsochronousInTransferResult
      USBIsochronousOutTransferPacket USBIsochronousOutTransferResult USBOutTransferResult Uint16Array Uint32Array
      Uint8Array Uint8ClampedArray UserActivation VTTCue ValidityState VideoColorSpace VideoDecoder VideoEncoder
      VideoFrame VideoPlaybackQuality ViewTimeline ViewTransition ViewTransitionTypeSet Viewport VirtualKeyboard
      VirtualKeyboardGeometryChangeEvent VisibilityStateEntry VisualViewport WGSLLanguageFeatures WakeLock
      WakeLockSentinel WaveShaperNode WeakMap WeakRef WeakSet WebGL2RenderingContext WebGLActiveInfo WebGLBuffer
      WebGLContextEvent WebGLFramebuffer WebGLObject WebGLProgram WebGLQuery WebGLRenderbuffer WebGLRenderingContext
      WebGLSampler WebGLShader WebGLShaderPrecisionFormat WebGLSync WebGLTexture WebGLTransformFeedback
      WebGLUniformLocation WebGLVertexArrayObject WebSocket WebSocketError WebSocketStream WebTransport
      WebTransportBidirectionalStream WebTransportDatagramDuplexStream WebTransportError WindowControlsOverlay
      WindowControlsOverlayGeometryChangeEvent Worker Worklet WritableStream WritableStreamDefaultController
      WritableStreamDefaultWriter XMLDocument XMLHttpRequest XMLHttpRequestEventTarget XMLHttpRequestUpload
      XPathEvaluator XPathExpression XPathResult XRAnchor XRAnchorSet XRBoundedReferenceSpace XRCPUDepthInformation
      XRCamera XRCompositionLayer XRCubeLayer XRCylinderLayer XRDOMOverlayState XRDepthInformation XREquirectLayer
      XRFrame XRHand XRHitTestResult XRHitTestSource XRInputSource XRInputSourceArray XRInputSourceEvent
      XRInputSourcesChangeEvent XRJointPose XRJointSpace XRLayer XRLayerEvent XRLightEstimate XRLightProbe XRPlane
      XRPlaneSet XRPose XRProjectionLayer XRQuadLayer XRRay XRReferenceSpace XRReferenceSpaceEvent XRRenderState
      XRRigidTransform XRSession XRSessionEvent XRSpace XRSubImage XRSystem XRTransientInputHitTestResult
      XRTransientInputHitTestSource XRView XRViewerPose XRViewport XRVisibilityMaskChangeEvent XRWebGLBinding
      XRWebGLDepthInformation XRWebGLLayer XRWebGLSubImage XSLTProcessor`,

    // Properties of styles.
    styles: `accentColor additiveSymbols alignContent alignItems alignSelf alignmentBaseline all anchorName anchorScope
      animation animationComposition animationDelay animationDirection animationDuration animationFillMode
      animationIterationCount animationName animationPlayState animationRange animationRangeEnd animationRangeStart
      animationTimeline animationTimingFunction animationTrigger appRegion appearance ascentOverride aspectRatio
      backdropFilter backfaceVisibility background backgroundAttachment backgroundBlendMode backgroundClip
      backgroundColor backgroundImage backgroundOrigin backgroundPosition backgroundPositionX backgroundPositionY
      backgroundRepeat backgroundSize basePalette baselineShift baselineSource blockSize border borderBlock
      borderBlockColor borderBlockEnd borderBlockEndColor borderBlockEndStyle borderBlockEndWidth borderBlockStart
      borderBlockStartColor borderBlockStartStyle borderBlockStartWidth borderBlockStyle borderBlockWidth
      borderBottom borderBottomColor borderBottomLeftRadius borderBottomRightRadius borderBottomStyle
      borderBottomWidth borderCollapse borderColor borderEndEndRadius borderEndStartRadius borderImage
      borderImageOutset borderImageRepeat borderImageSlice borderImageSource borderImageWidth borderInline
      borderInlineColor borderInlineEnd borderInlineEndColor borderInlineEndStyle borderInlineEndWidth
      borderInlineStart borderInlineStartColor borderInlineStartStyle borderInlineStartWidth borderInlineStyle
      borderInlineWidth borderLeft borderLeftColor borderLeftStyle borderLeftWidth borderRadius borderRight
      borderRightColor borderRightStyle borderRightWidth borderShape borderSpacing borderStartEndRadius
      borderStartStartRadius borderStyle borderTop borderTopColor borderTopLeftRadius borderTopRightRadius
      borderTopStyle borderTopWidth borderWidth bottom boxDecorationBreak boxShadow boxSizing breakAfter breakBefore
      breakInside bufferedRendering captionSide caretAnimation caretColor caretShape clear clip clipPath clipRule
      color colorInterpolation colorInterpolationFilters colorRendering colorScheme columnCount columnFill columnGap
      columnHeight columnRule columnRuleBreak columnRuleColor columnRuleInset columnRuleInsetCap
      columnRuleInsetCapEnd columnRuleInsetCapStart columnRuleInsetEnd columnRuleInsetJunction
      columnRuleInsetJunctionEnd columnRuleInsetJunctionStart columnRuleInsetStart columnRuleStyle
      columnRuleVisibilityItems columnRuleWidth columnSpan columnWidth columnWrap columns contain
      containIntrinsicBlockSize containIntrinsicHeight containIntrinsicInlineSize containIntrinsicSize
      containIntrinsicWidth container containerName containerType content contentVisibility cornerBlockEndShape
      cornerBlockStartShape cornerBottomLeftShape cornerBottomRightShape cornerBottomShape cornerEndEndShape
      cornerEndStartShape cornerInlineEndShape cornerInlineStartShape cornerLeftShape cornerRightShape cornerShape
      cornerStartEndShape cornerStartStartShape cornerTopLeftShape cornerTopRightShape cornerTopShape
      counterIncrement counterReset counterSet cursor cx cy d descentOverride direction display dominantBaseline
      dynamicRangeLimit emptyCells fallback fieldSizing fill fillOpacity fillRule filter flex flexBasis flexDirection
      flexFlow flexGrow flexLineCount flexShrink flexWrap float floodColor floodOpacity font fontDisplay fontFamily
      fontFeatureSettings fontKerning fontLanguageOverride fontOpticalSizing fontPalette fontSize fontSizeAdjust
      fontStretch fontStyle fontSynthesis fontSynthesisSmallCaps fontSynthesisStyle fontSynthesisWeight fontVariant
      fontVariantAlternates fontVariantCaps fontVariantEastAsian fontVariantEmoji fontVariantLigatures
      fontVariantNumeric fontVariantPosition fontVariationSettings fontWeight forcedColorAdjust frameSizing gap grid
      gridArea gridAutoColumns gridAutoFlow gridAutoRows gridColumn gridColumnEnd gridColumnGap gridColumnStart
      gridGap gridRow gridRowEnd gridRowGap gridRowStart gridTemplate gridTemplateAreas gridTemplateColumns
      gridTemplateRows height hyphenateCharacter hyphenateLimitChars hyphens imageOrientation imageRendering inherits
      initialLetter initialValue inlineSize inset insetBlock insetBlockEnd insetBlockStart insetInline insetInlineEnd
      insetInlineStart interactivity interestDelay interestDelayEnd interestDelayStart interpolateSize isolation
      justifyContent justifyItems justifySelf left letterSpacing lightingColor lineBreak lineGapOverride lineHeight
      listStyle listStyleImage listStylePosition listStyleType margin marginBlock marginBlockEnd marginBlockStart
      marginBottom marginInline marginInlineEnd marginInlineStart marginLeft marginRight marginTop marginTrim marker
      markerEnd markerMid markerStart mask maskClip maskComposite maskImage maskMode maskOrigin maskPosition
      maskRepeat maskSize maskType mathDepth mathShift mathStyle maxBlockSize maxHeight maxInlineSize maxWidth
      minBlockSize minHeight minInlineSize minWidth mixBlendMode navigation negative objectFit objectPosition
      objectViewBox offset offsetAnchor offsetDistance offsetPath offsetPosition offsetRotate opacity order orphans
      outline outlineColor outlineOffset outlineStyle outlineWidth overflow overflowAnchor overflowBlock
      overflowClipMargin overflowInline overflowWrap overflowX overflowY overlay overrideColors overscrollBehavior
      overscrollBehaviorBlock overscrollBehaviorInline overscrollBehaviorX overscrollBehaviorY pad padding
      paddingBlock paddingBlockEnd paddingBlockStart paddingBottom paddingInline paddingInlineEnd paddingInlineStart
      paddingLeft paddingRight paddingTop page pageBreakAfter pageBreakBefore pageBreakInside pageMarginSafety
      pageOrientation paintOrder perspective perspectiveOrigin placeContent placeItems placeSelf pointerEvents
      position positionAnchor positionArea positionTry positionTryFallbacks positionTryOrder positionVisibility
      prefix printColorAdjust quotes r range readingFlow readingOrder resize result right rotate rowGap rowRule
      rowRuleBreak rowRuleColor rowRuleInset rowRuleInsetCap rowRuleInsetCapEnd rowRuleInsetCapStart rowRuleInsetEnd
      rowRuleInsetJunction rowRuleInsetJunctionEnd rowRuleInsetJunctionStart rowRuleInsetStart rowRuleStyle
      rowRuleVisibilityItems rowRuleWidth rubyAlign rubyOverhang rubyPosition rule ruleBreak ruleColor ruleInset
      ruleInsetCap ruleInsetEnd ruleInsetJunction ruleInsetStart ruleOverlap ruleStyle ruleVisibilityItems ruleWidth
      rx ry scale scrollAxisLock scrollBehavior scrollInitialTarget scrollMargin scrollMarginBlock
      scrollMarginBlockEnd scrollMarginBlockStart scrollMarginBottom scrollMarginInline scrollMarginInlineEnd
      scrollMarginInlineStart scrollMarginLeft scrollMarginRight scrollMarginTop scrollMarkerGroup scrollPadding
      scrollPaddingBlock scrollPaddingBlockEnd scrollPaddingBlockStart scrollPaddingBottom scrollPaddingInline
      scrollPaddingInlineEnd scrollPaddingInlineStart scrollPaddingLeft scrollPaddingRight scrollPaddingTop
      scrollSnapAlign scrollSnapStop scrollSnapType scrollTargetGroup scrollTimeline scrollTimelineAxis
      scrollTimelineName scrollbarColor scrollbarGutter scrollbarWidth shapeImageThreshold shapeMargin shapeOutside
      shapeRendering size sizeAdjust speak speakAs src stopColor stopOpacity stroke strokeDasharray strokeDashoffset
      strokeLinecap strokeLinejoin strokeMiterlimit strokeOpacity strokeWidth suffix symbols syntax system tabSize
      tableLayout textAlign textAlignLast textAnchor textAutospace textBox textBoxEdge textBoxTrim textCombineUpright
      textDecoration textDecorationColor textDecorationLine textDecorationSkipInk textDecorationStyle
      textDecorationThickness textEmphasis textEmphasisColor textEmphasisPosition textEmphasisStyle textFit
      textIndent textJustify textOrientation textOverflow textRendering textShadow textSizeAdjust textSpacingTrim
      textTransform textUnderlineOffset textUnderlinePosition textWrap textWrapMode textWrapStyle timelineScope
      timelineTrigger timelineTriggerActivationRange timelineTriggerActivationRangeEnd
      timelineTriggerActivationRangeStart timelineTriggerActiveRange timelineTriggerActiveRangeEnd
      timelineTriggerActiveRangeStart timelineTriggerName timelineTriggerSource top touchAction transform
      transformBox transformOrigin transformStyle transition transitionBehavior transitionDelay transitionDuration
      transitionProperty transitionTimingFunction translate triggerScope types unicodeBidi unicodeRange userSelect
      vectorEffect verticalAlign viewTimeline viewTimelineAxis viewTimelineInset viewTimelineName viewTransitionClass
      viewTransitionGroup viewTransitionName viewTransitionScope visibility whiteSpace whiteSpaceCollapse widows
      width willChange windowDrag wordBreak wordSpacing wordWrap writingMode x y zIndex zoom`,
  };
})
