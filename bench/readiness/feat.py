# SPDX-License-Identifier: Apache-2.0
import sys, os, math, gzip, csv
import numpy as np
SETS=os.path.join(os.environ.get('WELLMET_SHARED','../shared'),'readiness')
sys.path.insert(0,SETS)
import score
from collections import defaultdict
DAY=86400.
def lg(p): return math.log(p/(1-p))
def sg(z): return 1/(1+math.exp(-z))
H=14.;SIL=7.
class C:
    __slots__=('last','lastin','lastout','din','td','day_i','day_o','ndi','ndo','a','n','open','streak','pend','cnt','cin','cout','lastdir','i120','ti120','o120','to120','i15','t15','rlat','nlat','first','lasty','gaps','ngap')
    def __init__(s):
        s.last=None;s.lastin=None;s.lastout=None;s.din=0.;s.td=0.;s.day_i=-1;s.day_o=-1;s.ndi=0;s.ndo=0;s.a=0;s.n=0;s.open=None;s.streak=0;s.pend=None;s.cnt=0;s.cin=0;s.cout=0;s.lastdir=None;s.i120=s.ti120=s.o120=s.to120=0.;s.i15=s.t15=0.;s.rlat=0.;s.nlat=0;s.first=None;s.lasty=None;s.gaps=0.;s.ngap=0
def run(name):
    ev,end=score.read_events('%s/%s.csv.gz'%(SETS,name))
    incoming={}
    for s,d,t,_,_ in ev: incoming.setdefault((s,d),[]).append(t)
    logs=score.ego_logs(ev)
    rows=[]
    for ego,log in logs.items():
        c={}
        ea=en=0;turns=[];ti=0;A=B=0.;rc=[];ri=0
        act=0.;tact=0.   # ego activity days hl 30
        ain=0.;aday_i=-1;taín=0.;dayact=-1;tain=0.
        pendrows=[]
        for t,_,a,d,k in log:
            while ti<len(turns) and turns[ti][0]+H<=t:
                if not turns[ti][1]: en+=1
                ti+=1
            while ri<len(rc) and rc[ri][0]+H<=t:
                q=rc[ri];ri+=1
                if q[2] is None:
                    q[2]=0;A+=-q[1];B+=q[1]*(1-q[1])
            x=c.get(a)
            if x is None: x=c[a]=C();x.first=t
            silent=x.last is None or t-x.last>=SIL
            nn=x.n
            if x.open is not None and t-x.open[0]>H: nn+=1
            if d=='o' and silent and x.last is not None:
                qe=(ea+12*.45)/(en+12); q=(x.a+4*qe)/(nn+4)
                din=x.din*2**(-(t-x.td)/45)
                z=-0.717+.356*lg(qe)+.346*(lg(q)-lg(qe))+.584*math.log1p(din)-.367*math.log1p(x.streak)+.467*(x.ndi+1)/(x.ndi+x.ndo+2)
                p0=sg(z);off=max(-1.5,min(1.5,A/(B+4)))
                import bisect; L=incoming.get((a,ego),[]); ii=bisect.bisect_right(L,t); tr=L[ii] if ii<len(L) and L[ii]-t<=H else 1e9; y=tr<1e9
                valid = k==1 and t+H<=end and t>=28
                rows.append((t,int(ego),int(a),x.cnt,int(y),int(valid),z,off,A,B,ea,en,x.a,nn,din,x.streak,x.ndi,x.ndo,t-x.last,
                    (t-x.lastin) if x.lastin is not None else 999., 1 if x.lastdir=='o' else 0, x.i15*2**(-(t-x.t15)/15), x.i120*2**(-(t-x.ti120)/120),x.o120*2**(-(t-x.to120)/120),
                    act*2**(-(t-tact)/30), ain*2**(-(t-tain)/30), x.cin,x.cout, x.rlat/(x.nlat) if x.nlat else -1, x.nlat, t-x.first, x.gaps/x.ngap if x.ngap else -1, k, len(c), tr))
                qq=[t,p0,None];rc.append(qq)
            # update
            if x.open is not None and t-x.open[0]>H:
                x.n+=1;x.open=None
            day=int(t)
            if d=='o':
                if silent and x.last is not None: x.pend=rc[-1]
                if x.open is None:
                    x.open=[t,False];turns.append(x.open)
                if silent: x.streak+=1
                if x.day_o!=day:
                    x.ndo+=1;x.day_o=day;x.o120=x.o120*2**(-(t-x.to120)/120)+1;x.to120=t
                x.lastout=t;x.cout+=1
            else:
                if x.open is not None:
                    x.a+=1;x.n+=1;x.open[1]=True;ea+=1;en+=1
                    x.rlat+=math.log1p((t-x.open[0])*24);x.nlat+=1;x.open=None
                if x.pend is not None and x.pend[2] is None:
                    x.pend[2]=1;A+=1-x.pend[1];B+=x.pend[1]*(1-x.pend[1])
                x.pend=None;x.streak=0
                if x.day_i!=day:
                    x.din=x.din*2**(-(t-x.td)/45)+1;x.td=t;x.ndi+=1;x.day_i=day
                    x.i120=x.i120*2**(-(t-x.ti120)/120)+1;x.ti120=t
                    x.i15=x.i15*2**(-(t-x.t15)/15)+1;x.t15=t
                x.lastin=t;x.cin+=1
                if aday_i!=day: ain=ain*2**(-(t-tain)/30)+1;tain=t;aday_i=day
            if dayact!=day: act=act*2**(-(t-tact)/30)+1;tact=t;dayact=day
            if x.last is not None: x.gaps+=math.log1p(t-x.last);x.ngap+=1
            x.last=t;x.cnt+=1;x.lastdir=d
    rows.sort()
    return np.array(rows,dtype=float)
for n in ('collegemsg','email_eu'):
    r=run(n);np.save('/tmp/lab/%s.npy'%n,r);print(n,r.shape)
